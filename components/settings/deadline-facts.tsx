import { durationWords } from '#lib/domain/escalation/ladder-words.ts'
import type { DeadlineSettings } from '#lib/domain/notice/clocks.ts'

import { CLOCK_FIELDS, PRIORITY_TITLES } from './deadline-words.ts'

/** The deadlines for whoever may not change them. */
export const DeadlineFacts = ({ deadlines }: { deadlines: DeadlineSettings }) => (
  <dl className="grid max-w-2xl gap-4 sm:grid-cols-3">
    {PRIORITY_TITLES.map(([priority, title]) => (
      <div key={priority} className="rounded-lg border border-line bg-surface p-4">
        <dt className="font-semibold text-strong">{title}</dt>
        {CLOCK_FIELDS.map(({ clock, key, label }) => (
          <dd key={clock} className="text-body">
            {label} {durationWords(deadlines[priority][key])}
          </dd>
        ))}
      </div>
    ))}
  </dl>
)
