import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { spanText } from '#lib/domain/format/span.ts'
import type { QueueDepth } from '#lib/domain/operations/alarms.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { QUEUE_WORDS } from './machinery-words.ts'

type Backlog = { priority: Priority; waiting: number; oldestSeconds: number }
type Row = Backlog & { depth: QueueDepth | undefined }

const count = (n: number | undefined) => (n === undefined ? '–' : n.toLocaleString('en'))

const COLUMNS: Column<Row>[] = [
  { key: 'queue', header: 'Priority', cell: ({ priority }) => QUEUE_WORDS[priority] },
  { key: 'due', header: 'Due', numeric: true, cell: ({ waiting }) => count(waiting) },
  {
    key: 'oldest',
    header: 'Oldest',
    numeric: true,
    cell: ({ waiting, oldestSeconds }) => (waiting > 0 ? spanText(oldestSeconds * 1000) : '–'),
  },
  { key: 'waiting', header: 'Queued', numeric: true, cell: ({ depth }) => count(depth?.waiting) },
  { key: 'flight', header: 'In flight', numeric: true, cell: ({ depth }) => count(depth?.inFlight) },
  { key: 'dead', header: 'Dead-lettered', numeric: true, cell: ({ depth }) => count(depth?.dead) },
]

/** What is due stands in the database; what is in the queues are only hints to it, of every tenant. */
export const QueueTable = ({ backlog, queues }: { backlog: Backlog[]; queues: QueueDepth[] | null }) => (
  <Table
    label="Queues"
    columns={COLUMNS}
    rows={backlog.map((row) => ({ ...row, depth: queues?.find(({ queue }) => queue === row.priority) }))}
    rowKey={({ priority }) => priority}
  />
)
