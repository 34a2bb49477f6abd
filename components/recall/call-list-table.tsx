import { channelLabel } from '#lib/domain/channel/channel.ts'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'

import { due, SHIPPED, STORE, type PrintedStore } from './printed-columns.tsx'
import { NOTICE_LOOKS } from './recall-words.ts'
import { CONTACT_WORDS } from './store-words.ts'

type Store = PrintedStore & {
  state: NoticeState
  owner: string | null
  contacts: { kind: string; channel: string; address: string }[]
}

const columns: Column<Store>[] = [
  STORE,
  {
    key: 'contacts',
    header: 'Call',
    wrap: true,
    cell: ({ contacts }) =>
      contacts.length === 0
        ? 'No contact on file'
        : contacts.map(({ kind, channel, address }) => (
            <span key={`${kind} ${address}`} className="block">
              {channel === 'sms' ? <a href={`tel:${address}`}>{address}</a> : address}{' '}
              <span className="text-xs whitespace-nowrap text-muted">
                {CONTACT_WORDS[kind as keyof typeof CONTACT_WORDS]}, {channelLabel(channel)}
              </span>
            </span>
          )),
  },
  { key: 'state', header: 'Status', cell: ({ state }) => NOTICE_LOOKS[state].word },
  due('Response due'),
  SHIPPED,
  {
    key: 'said',
    header: 'Spoke with',
    cell: () => <span className="inline-block w-32 print:w-20 border-b border-line">&nbsp;</span>,
  },
]

/** Whom to call, with room to write down who answered. */
export const CallListTable = ({ stores }: { stores: Store[] }) => (
  <Table framed label="Stores to call" columns={columns} rows={stores} rowKey={({ number }) => number} />
)
