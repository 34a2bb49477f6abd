import { minutes } from '../duration.ts'
import { ok, rejected, type Result } from '../result.ts'
import type { ReportLine } from './counted-line.ts'
import { NOTICE_TRANSITIONS, type NoticeState } from './lifecycle.ts'
import { STATE_AFTER, type ReportOutcome } from './report.ts'

/** A report that counts: nothing reopened its store since, and nobody took it back. */
export type StandingReport = {
  id: string
  kind: ReportOutcome
  version: number
  by: string
  /** When it reached us. */
  at: Date
  /** When the store saw what it says. Of two answers the later one is proposed. */
  observedAt: Date
  phone: string | null
  unawareOf: string | null
  note: string | null
  lines: ReportLine[]
  photos: string[]
}

type Said = Pick<StandingReport, 'kind' | 'version' | 'lines'>

/** Whether both say the same of the packs. */
const agrees = (one: Said, other: Said): boolean =>
  one.kind === other.kind &&
  one.version === other.version &&
  one.lines.length === other.lines.length &&
  one.lines.every((line) => other.lines.some((also) => figures(line) === figures(also)))

const figures = (line: ReportLine): string =>
  JSON.stringify([
    line.gtin,
    line.lot,
    line.onHandAtNotice,
    line.found,
    line.quarantined,
    line.destroyed,
    line.returned,
    line.sold,
  ])

/** Pressed twice, or sent again by another way: the same report, which is written once. */
export const isSameReport = (
  one: Said & Pick<StandingReport, 'by' | 'note' | 'photos'>,
  other: Said & Pick<StandingReport, 'by' | 'note' | 'photos'>,
): boolean =>
  agrees(one, other) &&
  one.by === other.by &&
  one.note === other.note &&
  one.photos.toSorted().join() === other.photos.toSorted().join()

/** The one that is proposed, and counts until somebody decides otherwise: what was seen last. */
export const proposed = <Report extends Pick<StandingReport, 'at' | 'observedAt'>>(
  reports: readonly Report[],
): Report | undefined =>
  reports
    .toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime() || a.at.getTime() - b.at.getTime())
    .at(-1)

type Knowing = { phone: string | null; knew: Date | null }

/** What another phone said otherwise, that whoever answers now had not seen. */
export const unseenBy = (
  { phone, knew, ...said }: Knowing & Said,
  reports: readonly StandingReport[],
): StandingReport | undefined =>
  proposed(
    reports.filter(
      (one) =>
        (knew === null || one.at > knew) && (phone === null || one.phone !== phone) && !agrees(one, said),
    ),
  )

/** How long a report that was sent by accident can be taken back. */
export const TAKE_BACK_WITHIN = minutes(10)

type TakenBack = { state: NoticeState; report: StandingReport | undefined; pressedAt: Date }

/** Only what was not checked, and only at once: later it is corrected by a new report. */
export const judgeTakeBack = ({ state, report, pressedAt }: TakenBack): Result<StandingReport> => {
  if (!report || !NOTICE_TRANSITIONS.take_back_report.from.some((from) => from === state))
    return rejected('ILLEGAL_TRANSITION', 'There’s no report left to undo.')
  return pressedAt.getTime() - report.at.getTime() <= TAKE_BACK_WITHIN
    ? ok(report)
    : rejected('ILLEGAL_TRANSITION', 'A report can be undone for 10 minutes. Send a new one instead.')
}

/** Where the store stands without the report: at the one before it, else where it stood when it had said nothing. */
export const stateWithout = (before: StandingReport | undefined, acknowledged: boolean): NoticeState => {
  if (before) return STATE_AFTER[before.kind]
  return acknowledged ? 'acknowledged' : 'seen'
}
