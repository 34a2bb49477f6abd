import { STATUS_LOOKS } from '#components/recall/recall-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Status } from '#components/ui/status.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { DrillSummary } from '#lib/domain/drill/score.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'

import { lasting, percent } from './drill-words.ts'

export type DrillRow = {
  id: string
  number: string
  title: string
  status: RecallStatus
  surprise: boolean
  comes: { at: string } | { from: string; to: string } | null
  zone: string | null
  issuedAt: string | null
  summary: DrillSummary | null
}

const title: Column<DrillRow> = {
  key: 'title',
  header: 'Drill',
  wrap: true,
  cell: (drill) => (
    <span className="flex flex-col">
      <span className="font-medium text-strong">{drill.title}</span>
      <span className="flex items-center gap-2 text-xs text-muted">
        {drill.number}
        <Badge tone="drill">DRILL</Badge>
        {drill.surprise && !drill.issuedAt && <Badge>Surprise</Badge>}
      </span>
    </span>
  ),
}

const comesText = ({ comes, zone }: DrillRow): string => {
  if (!comes) return 'Not scheduled'
  const text = (at: string) => absoluteText(new Date(at), 'en', zone ?? 'UTC')
  return 'at' in comes ? text(comes.at) : `Random time between ${text(comes.from)} and ${text(comes.to)}`
}

const upcoming: Column<DrillRow>[] = [
  title,
  {
    key: 'status',
    header: 'Status',
    cell: ({ status }) => <Status tone={STATUS_LOOKS[status].tone}>{STATUS_LOOKS[status].word}</Status>,
  },
  { key: 'comes', header: 'Scheduled', wrap: true, cell: comesText },
]

const past = (now: string): Column<DrillRow>[] => [
  title,
  { key: 'score', header: 'Score', numeric: true, cell: ({ summary }) => summary?.score ?? '–' },
  { key: 'stores', header: 'Stores', numeric: true, cell: ({ summary }) => summary?.stores ?? '–' },
  {
    key: 'onTime',
    header: 'On time',
    numeric: true,
    cell: ({ summary }) => percent(summary?.onTimeShare ?? null),
  },
  { key: 'silent', header: 'No response', numeric: true, cell: ({ summary }) => summary?.silent ?? '–' },
  {
    key: 'median',
    header: 'Median time to acknowledge',
    numeric: true,
    cell: ({ summary }) => lasting(summary?.medianMinutes.acknowledged ?? null),
  },
  {
    key: 'when',
    header: 'Issued',
    cell: ({ issuedAt }) =>
      issuedAt ? <RelativeTime at={issuedAt} now={now} locale="en" timeZone="UTC" plain /> : '–',
  },
]

/** Drills that are to come, or those that went out with how they went. */
export const DrillTable = ({ drills, now }: { drills: DrillRow[]; now: string | null }) => (
  <Table
    framed
    label={now ? 'Past drills' : 'Upcoming drills'}
    columns={now ? past(now) : upcoming}
    rows={drills}
    rowKey={({ id }) => id}
    rowHref={({ id, issuedAt }) => (issuedAt ? `/recalls/${id}/score` : `/recalls/${id}`)}
  />
)
