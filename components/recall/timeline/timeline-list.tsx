import { byDay } from '#lib/domain/timeline/days.ts'
import type { TimelineEntry } from '#lib/domain/timeline/timeline.ts'

import { TimelineLine } from './timeline-line.tsx'

type Props<Entry extends TimelineEntry> = {
  entries: Entry[]
  base: string
  /** Where the single lines behind a sum are shown, and where they are not. */
  hrefOf: (open: string | null) => string
  /** What a line leads to; else to the store that it tells of. */
  linkOf?: (entry: Entry) => { href: string; label: string }
}

const dayText = (day: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`))

/** Day by day, newest first. */
export const TimelineList = <Entry extends TimelineEntry>({
  entries,
  base,
  hrefOf,
  linkOf,
}: Props<Entry>) => (
  <div className="flex flex-col gap-6">
    {byDay(entries).map(({ day, entries: ofDay }) => (
      <section key={day} aria-labelledby={`day-${day}`} className="flex flex-col gap-1">
        <h2 id={`day-${day}`} className="border-b border-line pb-1.5 text-sm font-semibold text-strong">
          {dayText(day)}
        </h2>
        <ol className="flex flex-col">
          {ofDay.map((entry) => (
            <TimelineLine
              key={entry.key}
              entry={entry}
              base={base}
              hrefOf={hrefOf}
              {...(linkOf ? { link: linkOf(entry) } : {})}
            />
          ))}
        </ol>
      </section>
    ))}
  </div>
)
