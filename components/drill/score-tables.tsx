import { Disclosure } from '#components/ui/disclosure.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { DrillScoreView } from '#lib/contracts/drill-views.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { DistrictTrend } from './district-trend.tsx'
import { DRILL_WORDS, lasting, percent } from './drill-words.ts'

type District = DrillScoreView['districts'][number]
type StoreRow = District['stores'][number]

export const ScoreFigures = ({ total }: Pick<DrillScoreView, 'total'>) => (
  <StatRow className="sm:grid-cols-4!">
    <Stat label="Score" value={total.score ?? '–'} unit="of 100" />
    <Stat
      label="On time"
      value={percent(total.onTimeShare)}
      note={`${total.on_time} of ${counted(total.stores, 'store')}`}
    />
    <Stat label="Late" value={total.late} />
    <Stat label="No response" value={total.silent} />
    <Stat label="Not due yet" value={total.waiting} />
    <Stat label="Not reached" value={total.not_reached} note="Delivery failure (not scored)" />
    <Stat label="Median time to acknowledge" value={lasting(total.medianMinutes.acknowledged)} />
    <Stat label="Median time to report" value={lasting(total.medianMinutes.reported)} />
  </StatRow>
)

const storeColumns = (recallId: string): Column<StoreRow>[] => [
  {
    key: 'store',
    header: 'Store',
    wrap: true,
    cell: ({ number, name }) => (
      <TextLink href={`/recalls/${recallId}/stores/${number}`}>
        {number} {name}
      </TextLink>
    ),
  },
  {
    key: 'word',
    header: 'Result',
    cell: ({ word }) => <Status tone={DRILL_WORDS[word].tone}>{DRILL_WORDS[word].word}</Status>,
  },
  { key: 'score', header: 'Score', numeric: true, cell: ({ score }) => score ?? '–' },
  { key: 'seen', header: 'Seen after', numeric: true, cell: ({ minutes }) => lasting(minutes.seen) },
  {
    key: 'acknowledged',
    header: 'Acknowledged after',
    numeric: true,
    cell: ({ minutes }) => lasting(minutes.acknowledged),
  },
  {
    key: 'reported',
    header: 'Reported after',
    numeric: true,
    cell: ({ minutes }) => lasting(minutes.reported),
  },
]

/** Districts, the worst first; each opens to its stores. On paper all are open. */
type ScoresProps = {
  recallId: string
  districts: District[]
  trends: { district: string; points: { number: string; score: number }[] }[]
}

export const DistrictScores = ({ recallId, districts, trends }: ScoresProps) => (
  <div className="flex flex-col gap-2">
    {districts.map(({ name, summary, stores }) => (
      <Disclosure
        key={name}
        title={
          <span className="flex flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <span className="min-w-0 flex-1">{name}</span>
            <DistrictTrend
              district={name}
              points={trends.find(({ district }) => district === name)?.points ?? []}
            />
            <span className="font-normal text-muted max-sm:w-full sm:w-96 sm:text-end">
              {summary.score === null ? 'Not scored yet' : `Score ${summary.score}`} ·{' '}
              {percent(summary.onTimeShare)} on time · {summary.silent} no response ·{' '}
              {counted(summary.stores, 'store')}
            </span>
          </span>
        }
      >
        <Table
          label={`Stores in ${name}`}
          columns={storeColumns(recallId)}
          rows={stores}
          rowKey={({ number }) => number}
        />
      </Disclosure>
    ))}
  </div>
)
