import type { Finding } from '#lib/domain/recall/lint/finding.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

type Section = { id: string; label: string; fields: RegExp; touched: (content: RecallContent) => boolean }

/** The parts of the editor in their order, each with the fields that stand in it. */
const SECTIONS = [
  {
    id: 'what',
    label: 'What',
    fields: /^(title|kind|jurisdiction)$/,
    touched: ({ title }) => title.trim() !== '',
  },
  {
    id: 'packs',
    label: 'Affected products',
    fields: /^scope/,
    touched: ({ scope }) => scope.some(({ gtin }) => gtin !== ''),
  },
  {
    id: 'why',
    label: 'Why',
    fields: /^(reasonCode|hazard|priority|regulatorClass)$/,
    touched: ({ hazard, reasonCode }) => hazard.trim() !== '' && reasonCode !== '',
  },
  {
    id: 'do',
    label: 'What to do',
    fields: /^(instructions|steps.*)$/,
    touched: ({ instructions }) => instructions.trim() !== '',
  },
  { id: 'who', label: 'Recipients', fields: /^(target.*|depth|effectivenessLevel)$/, touched: () => true },
  {
    id: 'texts',
    label: 'Languages',
    fields: /^translations/,
    touched: ({ translations = {} }) => Object.keys(translations).length > 0,
  },
] as const satisfies Section[]

export type SectionState = { id: string; label: string; state: 'done' | 'warned' | 'missing' | 'optional' }

/** How far along each part is: missing what it needs, warned of something, or done. */
export const sectionStates = (content: RecallContent, findings: readonly Finding[]): SectionState[] =>
  SECTIONS.map(({ id, label, fields, touched }) => {
    const own = findings.filter(
      ({ field, severity, code }) =>
        fields.test(field) && (severity === 'error' || !content.lintReasons?.[code]?.trim()),
    )
    const missing = own.some(({ severity }) => severity === 'error')
    const state = missing
      ? 'missing'
      : own.length > 0
        ? 'warned'
        : touched(content)
          ? 'done'
          : id === 'texts'
            ? 'optional'
            : 'missing'
    return { id, label, state }
  })
