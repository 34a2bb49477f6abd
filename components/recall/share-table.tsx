import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { NONE } from '#lib/domain/format/none.ts'
import type { Share } from '#lib/domain/notice/board-view.ts'

const columns = (what: string, unnamed: string): Column<Share>[] => [
  { key: 'name', header: what, cell: ({ name }) => name ?? unnamed },
  {
    key: 'answered',
    header: 'Responded',
    cell: ({ answered, stores }) => (
      <span className="inline-flex items-center gap-2">
        <ProgressBar
          label="Responded"
          hideLabel
          value={answered}
          max={stores}
          valueText={`${answered} of ${stores}`}
          className="w-24"
        />
        <span aria-hidden className="text-xs text-muted">
          {answered} of {stores}
        </span>
      </span>
    ),
  },
  { key: 'reported', header: 'Reported', numeric: true, cell: ({ reported }) => reported },
  {
    key: 'overdue',
    header: 'Overdue',
    numeric: true,
    cell: ({ overdue }) => (overdue > 0 ? <Status tone="overdue">{overdue}</Status> : '–'),
  },
]

type Props = { what: string; unnamed: string; shares: Share[]; hrefOf: (name: string) => string }

/** How far each part is, the latest first; each leads to its stores. */
export const ShareTable = ({ what, unnamed, shares, hrefOf }: Props) => (
  <Table
    framed
    label={`By ${what.toLowerCase()}`}
    columns={columns(what, unnamed)}
    rows={shares}
    rowKey={({ name }) => name ?? ''}
    rowHref={({ name }) => hrefOf(name ?? NONE)}
  />
)
