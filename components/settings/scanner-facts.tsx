import { durationWords } from '#lib/domain/escalation/ladder-words.ts'
import type { KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'

import { SCANNER_FIELDS } from './scanner-words.ts'

/** The limits for whoever may not change them. */
export const ScannerFacts = ({ limits }: { limits: KnowledgeMinutes }) => (
  <dl className="grid max-w-2xl gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2">
    {SCANNER_FIELDS.map(({ name, label }) => (
      <div key={name}>
        <dt className="font-semibold text-strong">{label}</dt>
        <dd className="text-body">{durationWords(limits[name])}</dd>
      </div>
    ))}
  </dl>
)
