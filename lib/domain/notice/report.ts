import { ok, reject, rejected, type FieldError, type Result } from '../result.ts'
import { putAside, type ReportLine } from './counted-line.ts'
import { judgeVersion, type NoticeSnapshot } from './lifecycle.ts'
import type { Whereabouts } from './whereabouts.ts'

export const REPORT_OUTCOMES = ['removed', 'not_affected', 'needs_help'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]

/** Why a store cannot do it. */
export const HELP_REASONS = ['cannot_find', 'no_access', 'too_many', 'staff_or_safety', 'other'] as const
export type HelpReason = (typeof HELP_REASONS)[number]

export type Report = {
  outcome: ReportOutcome
  lines: ReportLine[]
  version: number
  /** Whether somebody says to have looked everywhere. Left out by programs: there the call itself says it. */
  shelfChecked?: boolean
  reason?: HelpReason
  /** Of a store’s own phone: where what was shipped and not found is. Left out by programs, which are not asked. */
  whereabouts?: Whereabouts | null
  note?: string | null
}

/** Where a report takes the notice. */
export const STATE_AFTER = {
  removed: 'reported',
  not_affected: 'not_affected',
  needs_help: 'needs_help',
} as const satisfies Record<ReportOutcome, NoticeSnapshot['state']>

export const takesReports = (recall: NoticeSnapshot['recallStatus']): boolean =>
  recall === 'issued' || recall === 'closing'

/** Judges a report of the version that the store has read. What was checked already is not said anew. */
export const judgeReport = (
  notice: NoticeSnapshot & { shippedQuantity: number },
  report: Report,
  products: ReadonlySet<string>,
): Result<null> => {
  const current = judgeVersion(notice, report.version)
  if (!current.ok) return current
  if (notice.state === 'verified')
    return rejected('ILLEGAL_TRANSITION', 'This store’s report has already been verified.')
  if (!takesReports(notice.recallStatus))
    return rejected('ILLEGAL_TRANSITION', 'The recall no longer accepts reports.')
  const errors = [
    ...wholeFaults(report),
    ...unexplainedFaults(report, notice.shippedQuantity),
    ...report.lines.flatMap((line, i) => lineFaults(line, i, products)),
  ]
  return errors.length > 0 ? reject({ code: 'VALIDATION_FAILED', errors }) : ok(null)
}

const wholeFaults = (report: Report): FieldError[] => {
  switch (report.outcome) {
    case 'removed':
      return report.lines.length > 0
        ? []
        : [{ path: 'lines', code: 'required', message: 'Report what was found and done for each lot.' }]
    case 'not_affected':
      return notAffectedFaults(report)
    case 'needs_help':
      return report.reason === 'other' && !report.note
        ? [{ path: 'note', code: 'required', message: 'Describe the problem in a few words.' }]
        : []
  }
}

// A person who has counted nothing has not removed anything: where is what the store received?
const unexplainedFaults = ({ outcome, lines, whereabouts }: Report, shipped: number): FieldError[] => {
  if (outcome !== 'removed' || whereabouts !== null) return []
  const known = lines.reduce((sum, { found, sold }) => sum + found + (sold ?? 0), 0)
  const found = lines.some((line) => line.found > 0)
  const message = `The store received ${shipped} and found none. Say where they are.`
  return found || known >= shipped ? [] : [{ path: 'whereabouts', code: 'required', message }]
}

const notAffectedFaults = ({ lines, shelfChecked }: Report): FieldError[] => {
  const found = lines.findIndex((line) => line.found > 0)
  const message = 'A store that found any is affected.'
  const unchecked = 'Check the shelf, the back room and displays first, then confirm.'
  return [
    ...(found < 0 ? [] : [{ path: `lines.${found}.found`, code: 'contradiction', message }]),
    ...(shelfChecked === false ? [{ path: 'shelfChecked', code: 'required', message: unchecked }] : []),
  ]
}

const lineFaults = (line: ReportLine, i: number, products: ReadonlySet<string>): FieldError[] => {
  const handled = putAside(line)
  const wrong = (field: string, code: string, message: string): FieldError => ({
    path: `lines.${i}.${field}`,
    code,
    message,
  })
  return [
    ...(products.has(line.gtin)
      ? []
      : [wrong('gtin', 'not_recalled', 'This product is not part of the recall.')]),
    ...(handled > line.found
      ? [wrong('found', 'impossible', `${handled} were set aside, but only ${line.found} were found.`)]
      : []),
  ]
}
