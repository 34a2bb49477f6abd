import { Status } from '#components/ui/status.tsx'
import { spanText } from '#lib/domain/format/span.ts'
import type { SweepBeat } from '#lib/domain/operations/alarms.ts'

import { SWEEP_WORDS } from './machinery-words.ts'

type Row = SweepBeat & { silent: boolean }

const toneOf = ({ silent, failedAt, endedAt }: Row) => {
  if (silent) return { word: 'Not running', tone: 'danger' } as const
  return failedAt && endedAt && failedAt > endedAt
    ? ({ word: 'Failed, retrying', tone: 'waiting' } as const)
    : ({ word: 'Running', tone: 'verified' } as const)
}

const wordsOf = ({ sweep }: Row): string => SWEEP_WORDS[sweep] ?? sweep.replaceAll('_', ' ')

const agoText = (endedAt: Date | null, at: Date) =>
  endedAt ? `${spanText(Math.max(0, at.getTime() - endedAt.getTime()))} ago` : 'never'

/** What keeps everything going when a message is lost. Those that are silent come first. */
export const SweepList = ({ sweeps, at }: { sweeps: Row[]; at: Date }) => (
  <ul className="grid gap-px overflow-hidden rounded-b-lg bg-line lg:grid-cols-2" aria-label="Sweeps">
    {sweeps
      .toSorted((a, b) => Number(b.silent) - Number(a.silent) || wordsOf(a).localeCompare(wordsOf(b), 'en'))
      .map((row) => (
        <li key={row.sweep} className="flex min-h-row items-center gap-x-3 bg-surface px-4 py-1.5 text-sm">
          <span className="min-w-0 flex-1 text-pretty text-strong">{wordsOf(row)}</span>
          <span className="w-44 shrink-0 text-end text-xs whitespace-nowrap text-muted tabular-nums max-sm:w-16">
            {agoText(row.endedAt, at)}
            <span className="max-sm:hidden"> · every {spanText(row.every)}</span>
          </span>
          <span className="shrink-0 sm:w-20">
            <Status tone={toneOf(row).tone} wrap>
              {toneOf(row).word}
            </Status>
          </span>
        </li>
      ))}
    {sweeps.length % 2 === 1 && <li aria-hidden className="bg-surface max-lg:hidden" />}
  </ul>
)
