import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { isSilent, spanText, type SweepBeat } from '#lib/domain/operations/alarms.ts'

import { SWEEP_WORDS } from './machinery-words.ts'

const everyText = (every: number) => (every < 1000 ? `${every} ms` : spanText(every))

const stateOf = (beat: SweepBeat, at: Date) => {
  if (isSilent(beat, at)) return <Status tone="danger">Silent</Status>
  if (beat.failedAt && beat.endedAt && beat.failedAt > beat.endedAt)
    return <Status tone="waiting">Failed, tries again</Status>
  return <Status tone="verified">Runs</Status>
}

const columnsAt = (at: Date): Column<SweepBeat>[] => [
  {
    key: 'sweep',
    header: 'Sweep',
    wrap: true,
    cell: ({ sweep }) => SWEEP_WORDS[sweep] ?? sweep.replaceAll('_', ' '),
  },
  { key: 'state', header: 'State', cell: (beat) => stateOf(beat, at) },
  { key: 'every', header: 'Every', numeric: true, cell: ({ every }) => everyText(every) },
  {
    key: 'ended',
    header: 'Last run',
    numeric: true,
    cell: ({ endedAt }) =>
      endedAt ? `${spanText(Math.max(0, at.getTime() - endedAt.getTime()))} ago` : 'never',
  },
]

/** What keeps everything going when a message is lost. Those that are silent come first. */
export const SweepTable = ({ sweeps, at }: { sweeps: SweepBeat[]; at: Date }) => (
  <Table
    label="Sweeps"
    columns={columnsAt(at)}
    rows={sweeps.toSorted((a, b) => Number(isSilent(b, at)) - Number(isSilent(a, at)))}
    rowKey={({ sweep }) => sweep}
  />
)
