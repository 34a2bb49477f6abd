import { Status } from '#components/ui/status.tsx'
import type { StepWords } from '#lib/domain/escalation/ladder-words.ts'

type Props = {
  words: StepWords[]
  timeZone: string
  /** Says besides each step for how many stores it was taken. */
  taken?: Record<number, number>
}

const time = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)

/** The steps of a ladder one under the other, each with its time at the store. */
export const LadderWordsList = ({ words, timeZone, taken }: Props) => (
  <ol className="relative flex flex-col gap-4 border-s border-line ps-5">
    {words.map(({ text, missing, dueAt }, i) => (
      <li key={i} className="relative flex flex-col gap-0.5 text-sm">
        <span
          aria-hidden
          className="absolute top-1.5 -start-5 size-2.5 -translate-x-1/2 rounded-full border-2 border-brand-text bg-surface"
        />
        <time dateTime={dueAt.toISOString()} className="text-xs text-muted tabular-nums">
          {time(dueAt, timeZone)}
        </time>
        <span className="text-strong">{text}</span>
        {missing.map((nobody) => (
          <Status key={nobody} tone="waiting" wrap>
            Nobody: {nobody}
          </Status>
        ))}
        {taken?.[i] !== undefined && taken[i] > 0 && (
          <span className="text-xs text-muted">
            Taken for {taken[i].toLocaleString('en')} {taken[i] === 1 ? 'store' : 'stores'}
          </span>
        )}
      </li>
    ))}
  </ol>
)
