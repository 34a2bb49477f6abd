import { Badge } from '#components/ui/badge.tsx'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { RecallHead } from '#lib/contracts/desk-views.ts'

import { PRIORITY_WORDS, STATUS_LOOKS } from './recall-words.ts'

const columns = (now: string): Column<RecallHead>[] => [
  {
    key: 'title',
    header: 'Recall',
    wrap: true,
    cell: ({ title, number, kind }) => (
      <span className="flex flex-col">
        <span className="font-medium text-strong">{title}</span>
        <span className="flex items-center gap-2 text-xs text-muted">
          {number}
          {kind === 'drill' && <Badge tone="drill">DRILL</Badge>}
        </span>
      </span>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    cell: ({ status }) => <Status tone={STATUS_LOOKS[status].tone}>{STATUS_LOOKS[status].word}</Status>,
  },
  { key: 'priority', header: 'Priority', cell: ({ priority }) => PRIORITY_WORDS[priority] },
  {
    key: 'overdue',
    header: 'Overdue',
    numeric: true,
    cell: ({ progress: { overdue } }) => (overdue > 0 ? <Status tone="overdue">{overdue}</Status> : '–'),
  },
  {
    key: 'acknowledged',
    header: 'Acknowledged',
    cell: ({ progress: { targeted, acknowledged } }) =>
      targeted === 0 ? (
        '–'
      ) : (
        <span className="inline-flex items-center gap-2">
          <ProgressBar
            label="Acknowledged"
            hideLabel
            value={acknowledged}
            max={targeted}
            valueText={`${acknowledged} of ${targeted}`}
            className="w-24"
          />
          <span aria-hidden className="text-xs text-muted">
            {acknowledged} of {targeted}
          </span>
        </span>
      ),
  },
  {
    key: 'when',
    header: 'Issued',
    cell: ({ issuedAt }) =>
      issuedAt ? <RelativeTime at={issuedAt} now={now} locale="en" timeZone="UTC" plain /> : '–',
  },
]

/** Recalls, each row leading to its own. */
export const RecallTable = ({ recalls, now }: { recalls: RecallHead[]; now: string }) => (
  <Table
    framed
    label="Recalls"
    columns={columns(now)}
    rows={recalls}
    rowKey={({ id }) => id}
    rowHref={({ id }) => `/recalls/${id}`}
  />
)
