import { Status } from '#components/ui/status.tsx'
import type { StepWords } from '#lib/domain/escalation/ladder-words.ts'
import { counted } from '#lib/domain/format/counted.ts'
import { storeTime } from '#lib/domain/format/store-time.ts'

type Props = {
  words: StepWords[]
  timeZone: string
  /** Says besides each step for how many stores it was taken. */
  taken?: Record<number, number>
}

/** The steps of a ladder one under the other, each with its time at the store. */
export const LadderWordsList = ({ words, timeZone, taken }: Props) => (
  <ol className="relative flex flex-col gap-4 border-s border-line ps-5">
    {words.map(({ text, missing, bounces, dueAt }, i) => (
      <li key={i} className="relative flex flex-col gap-0.5 text-sm">
        <span
          aria-hidden
          className="absolute top-1.5 -start-5 size-2.5 -translate-x-1/2 rounded-full border-2 border-brand-text bg-surface"
        />
        <time dateTime={dueAt.toISOString()} className="text-xs text-muted tabular-nums">
          {storeTime(dueAt.toISOString(), 'en', timeZone)}
        </time>
        <span className="text-strong">{text}</span>
        {missing.map((nobody) => (
          <Status key={nobody} tone="waiting" wrap>
            Missing: {nobody}
          </Status>
        ))}
        {bounces.map((name) => (
          <Status key={name} tone="overdue" wrap>
            Email to {name} bounces
          </Status>
        ))}
        {taken?.[i] !== undefined && taken[i] > 0 && (
          <span className="text-xs text-muted">Done for {counted(taken[i], 'store')}</span>
        )}
      </li>
    ))}
  </ol>
)
