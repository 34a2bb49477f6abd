import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { Tone } from '#components/ui/tone.ts'
import type { BreakerState } from '#lib/domain/delivery/provider-gate.ts'

import { channelLabel } from '#lib/domain/channel/channel.ts'

type Gate = {
  channel: string
  perSecond: number | null
  breaker: BreakerState
  probeAt: Date
  recoveredAt: Date | null
}
type Waits = { channel: string; parked: number; postponed: number }
type Row = Gate & Waits

const STATES: Record<BreakerState, { word: string; tone: Tone }> = {
  closed: { word: 'Operational', tone: 'verified' },
  open: { word: 'Down: messages parked', tone: 'danger' },
  probing: { word: 'Testing with one message', tone: 'waiting' },
}

const columnsAt = (now: string): Column<Row>[] => {
  const time = (at: Date) => <RelativeTime at={at.toISOString()} now={now} locale="en" timeZone="UTC" plain />
  return [
    { key: 'channel', header: 'Channel', cell: ({ channel }) => channelLabel(channel) },
    {
      key: 'state',
      header: 'Provider',
      wrap: true,
      cell: ({ breaker }) => (
        <Status tone={STATES[breaker].tone} wrap>
          {STATES[breaker].word}
        </Status>
      ),
    },
    {
      key: 'next',
      header: 'Recovered or next attempt',
      wrap: true,
      cell: ({ breaker, probeAt, recoveredAt }) => {
        if (breaker !== 'closed') return <>next attempt {time(probeAt)}</>
        return recoveredAt ? <>recovered {time(recoveredAt)}, ramping up</> : '–'
      },
    },
    {
      key: 'rate',
      header: 'Rate per second',
      numeric: true,
      cell: ({ perSecond }) => (perSecond === null ? 'no limit' : perSecond.toLocaleString('en')),
    },
    { key: 'parked', header: 'Parked', numeric: true, cell: ({ parked }) => parked.toLocaleString('en') },
    {
      key: 'postponed',
      header: 'Waiting',
      numeric: true,
      cell: ({ postponed }) => postponed.toLocaleString('en'),
    },
  ]
}

/** Each provider: whether it is there, how much it takes, and what of ours waits for it. */
export const GateTable = ({ gates, waits, now }: { gates: Gate[]; waits: Waits[]; now: string }) => (
  <Table
    label="Providers"
    columns={columnsAt(now)}
    rows={gates.map((gate) => ({
      parked: 0,
      postponed: 0,
      ...waits.find(({ channel }) => channel === gate.channel),
      ...gate,
    }))}
    rowKey={({ channel }) => channel}
  />
)
