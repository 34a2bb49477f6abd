import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { PreviewView } from '#lib/contracts/views.ts'
import { CHANNEL_LABELS } from '#lib/domain/channel/channel.ts'
import { formatMoney } from '#lib/domain/format/money.ts'

type Channel = PreviewView['channels'][number]

const columns = (smsParts: number): Column<Channel>[] => [
  {
    key: 'channel',
    header: 'Channel',
    cell: ({ channel }) =>
      channel === 'sms' && smsParts > 1 ? `SMS, ${smsParts} parts each` : CHANNEL_LABELS[channel],
  },
  {
    key: 'contacts',
    header: 'Contacts',
    numeric: true,
    cell: ({ contacts }) => contacts.toLocaleString('en'),
  },
  {
    key: 'minutes',
    header: 'Minutes',
    numeric: true,
    cell: ({ contacts, minutes }) => (contacts === 0 ? '–' : minutes),
  },
  {
    key: 'cost',
    header: 'Estimated cost',
    numeric: true,
    cell: ({ cost }) => (cost === 0 ? '–' : formatMoney(cost)),
  },
  {
    key: 'sends',
    header: 'When issued',
    cell: ({ contacts, sends }) =>
      contacts === 0
        ? 'No contacts'
        : sends
          ? 'Sent at once'
          : 'Counted only; this channel isn’t sending yet',
  },
]

/** What each channel would carry, at the provider’s published rate and price. */
export const ChannelPlanTable = ({ channels, smsParts }: { channels: Channel[]; smsParts: number }) => (
  <Table
    framed
    label="Channels"
    columns={columns(smsParts)}
    rows={channels.filter(({ contacts, sends }) => sends || contacts > 0)}
    rowKey={({ channel }) => channel}
  />
)
