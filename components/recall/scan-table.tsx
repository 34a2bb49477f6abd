import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { Tone } from '#components/ui/tone.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { StorePart, StoreScans } from '#lib/domain/notice/store-view.ts'

const VERDICTS: Record<StoreScans['verdict'], { word: string; tone: Tone }> = {
  remove: { word: 'Remove', tone: 'hazard' },
  check: { word: 'Check', tone: 'waiting' },
  not_recalled: { word: 'Not recalled', tone: 'verified' },
}

const columnsOf = (timezone: string): Column<StoreScans>[] => [
  {
    key: 'lot',
    header: 'Lot',
    cell: ({ gtin, lot }) => (
      <>
        {lot ?? 'Lot not read'} <span className="text-xs text-muted">{formatGtin(gtin)}</span>
      </>
    ),
  },
  {
    key: 'verdict',
    header: 'Verdict',
    cell: ({ verdict }) => <Status tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].word}</Status>,
  },
  { key: 'packs', header: 'Scans', numeric: true, cell: ({ packs }) => packs },
  { key: 'last', header: 'Last', cell: ({ lastAt }) => absoluteText(new Date(lastAt), 'en', timezone) },
  { key: 'by', header: 'By', wrap: true, cell: ({ by }) => by.join(', ') },
]

/** What the store held before its cameras: evidence beside what it reports. */
export const ScanTable = ({ part }: { part: StorePart }) => (
  <Table
    label="Packs scanned at this store"
    columns={columnsOf(part.timezone)}
    rows={part.scans}
    rowKey={({ gtin, lot, verdict }) => `${gtin} ${lot ?? ''} ${verdict}`}
  />
)
