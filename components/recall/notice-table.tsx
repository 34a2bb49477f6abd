import { Badge } from '#components/ui/badge.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { NoticeView } from '#lib/contracts/views.ts'

import { MATCH_WORDS, NOTICE_LOOKS } from './recall-words.ts'

export type NoticeRow = NoticeView & {
  storeName: string
  timezone: string
  region: string | null
  notReached: boolean
}

const time = (at: string | null, now: string, timeZone: string) =>
  at ? <RelativeTime at={at} now={now} locale="en" timeZone={timeZone} plain /> : '–'

const columns = (now: string): Column<NoticeRow>[] => [
  {
    key: 'store',
    header: 'Store',
    wrap: true,
    cell: ({ storeNumber, storeName }) => (
      <span>
        <span className="font-medium text-strong">{storeNumber}</span> {storeName}
      </span>
    ),
  },
  { key: 'region', header: 'District', cell: ({ region }) => region ?? '–' },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, overdue, notReached }) => (
      <span className="inline-flex items-center gap-2">
        {overdue ? (
          <Status tone="overdue">Overdue, {NOTICE_LOOKS[state].word.toLowerCase()}</Status>
        ) : (
          <Status tone={NOTICE_LOOKS[state].tone}>{NOTICE_LOOKS[state].word}</Status>
        )}
        {notReached && <Badge tone="danger">No message got through</Badge>}
      </span>
    ),
  },
  { key: 'match', header: 'Match', cell: ({ match }) => MATCH_WORDS[match] },
  { key: 'shipped', header: 'Shipped', numeric: true, cell: ({ shippedQuantity }) => shippedQuantity },
  { key: 'notified', header: 'Notified', cell: (row) => time(row.notifiedAt, now, row.timezone) },
  {
    key: 'acknowledged',
    header: 'Acknowledged',
    cell: (row) => (
      <span>
        {time(row.acknowledgedAt, now, row.timezone)}
        {row.acknowledgedBy && <span className="text-muted"> by {row.acknowledgedBy}</span>}
      </span>
    ),
  },
]

/** Each store's part in the recall. */
export const NoticeTable = ({ notices, now }: { notices: NoticeRow[]; now: string }) => (
  <Table
    framed
    label="Stores in this recall"
    columns={columns(now)}
    rows={notices}
    rowKey={({ storeNumber }) => storeNumber}
  />
)
