import { NOTICE_LOOKS } from '#components/recall/recall-words.ts'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'

type Row = {
  id: string
  number: string
  title: string
  state: NoticeState
  stoodDown: boolean
  at: string
}

/** The recalls that a store had a part in, newest first. */
export const StoreRecalls = ({
  storeNumber,
  recalls,
  now,
}: {
  storeNumber: string
  recalls: Row[]
  now: string
}) => {
  const columns: Column<Row>[] = [
    { key: 'title', header: 'Recall', wrap: true, cell: ({ title }) => title },
    { key: 'number', header: 'Number', cell: ({ number }) => number },
    { key: 'state', header: 'Status', cell: (row) => <PartStatus {...row} /> },
    {
      key: 'at',
      header: 'Issued',
      cell: ({ at }) => <RelativeTime at={at} now={now} locale="en" timeZone="UTC" plain />,
    },
  ]
  return (
    <Section title="Recalls">
      {recalls.length === 0 ? (
        <p className="text-sm text-muted">No recalls yet</p>
      ) : (
        <Table
          framed
          label="Recalls"
          columns={columns}
          rows={recalls}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/recalls/${id}/stores/${encodeURIComponent(storeNumber)}`}
        />
      )}
    </Section>
  )
}

const PartStatus = ({ state, stoodDown }: Pick<Row, 'state' | 'stoodDown'>) => {
  const { word, tone } = NOTICE_LOOKS[state]
  return stoodDown ? <Status>Released</Status> : <Status tone={tone}>{word}</Status>
}
