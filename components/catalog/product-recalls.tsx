import { STATUS_LOOKS } from '#components/recall/recall-words.ts'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'

type Row = { id: string; number: string; title: string; status: RecallStatus }

const COLUMNS: Column<Row>[] = [
  { key: 'title', header: 'Recall', wrap: true, cell: ({ title }) => title },
  { key: 'number', header: 'Number', cell: ({ number }) => number },
  { key: 'status', header: 'Status', cell: ({ status }) => <RecallState status={status} /> },
]

const RecallState = ({ status }: Pick<Row, 'status'>) => {
  const { word, tone } = STATUS_LOOKS[status]
  return <Status tone={tone}>{word}</Status>
}

/** The recalls that have named a product. */
export const ProductRecalls = ({ recalls }: { recalls: Row[] }) => (
  <Section title="Recalls">
    {recalls.length === 0 ? (
      <p className="text-sm text-muted">No recalls yet</p>
    ) : (
      <Table
        framed
        label="Recalls"
        columns={COLUMNS}
        rows={recalls}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/recalls/${id}`}
      />
    )}
  </Section>
)
