import { channelLabel } from '#lib/domain/channel/channel.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { absoluteText } from '#components/ui/time-texts.ts'
import { purposeTitle } from '#lib/domain/format/purpose-words.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { StoreAnswer, StoreDelivery, StorePart } from '#lib/domain/notice/store-view.ts'

import { ANSWER_WORDS, CONTACT_WORDS, DELIVERY_LOOKS, OVERTAKEN_WORDS } from './store-words.ts'

type Zoned = { timezone: string }

const time = (at: string, { timezone }: Zoned): string => absoluteText(new Date(at), 'en', timezone)

type Lot = StorePart['lots'][number]

// What a till or a warehouse tells of besides the shipments, and what customers brought back.
const cameOf = (moved: Lot['moved']): number | string => {
  if (!moved) return '–'
  return moved.received + moved.transferredIn + moved.customerReturns || '–'
}

const lotColumns: Column<Lot>[] = [
  {
    key: 'lot',
    header: 'Lot',
    cell: ({ gtin, lot, released }) => (
      <>
        {lot ?? 'Unknown lot'} <span className="text-xs text-muted">{formatGtin(gtin)}</span>{' '}
        {released && <Badge glyph={null}>No longer affected</Badge>}
      </>
    ),
  },
  { key: 'shipped', header: 'Shipped', numeric: true, cell: ({ shipped }) => shipped },
  { key: 'came', header: 'Received since', numeric: true, cell: ({ moved }) => cameOf(moved) },
  { key: 'found', header: 'Found', numeric: true, cell: ({ found }) => found ?? 'Not reported' },
  { key: 'sold', header: 'Sold before', numeric: true, cell: ({ sold }) => sold ?? '–' },
  { key: 'returned', header: 'Returned', numeric: true, cell: ({ returned }) => returned ?? '–' },
  {
    key: 'notPutAside',
    header: 'Not quarantined',
    numeric: true,
    cell: ({ notPutAside }) =>
      notPutAside ? <Status tone="waiting">{notPutAside}</Status> : (notPutAside ?? '–'),
  },
  {
    key: 'unexplained',
    header: 'Unaccounted for',
    numeric: true,
    cell: ({ unexplained }) =>
      unexplained === null ? (
        '–'
      ) : unexplained === 0 ? (
        <Status tone="verified">0</Status>
      ) : (
        <Status tone="waiting">{unexplained}</Status>
      ),
  },
]

export const LotTable = ({ lots }: { lots: Lot[] }) => (
  <Table
    label="Lots shipped to this store"
    columns={lotColumns}
    rows={lots}
    rowKey={({ gtin, lot }) => `${gtin} ${lot ?? ''}`}
  />
)

const deliveryColumns = (part: Zoned): Column<StoreDelivery>[] => [
  {
    key: 'what',
    header: 'Message',
    cell: ({ purpose, round, version }) => (
      <>
        {purposeTitle(purpose)}
        {round > 1 && ` ${round}`} <span className="text-xs text-muted">version {version}</span>
      </>
    ),
  },
  {
    key: 'to',
    header: 'To',
    cell: ({ channel, address }) => `${channelLabel(channel)} ${address}`,
  },
  {
    key: 'state',
    header: 'Status',
    wrap: true,
    cell: ({ state, lastError }) => {
      const { word, tone } = DELIVERY_LOOKS[state] ?? { word: state, tone: 'neutral' as const }
      return (
        <>
          <Status tone={tone} wrap>
            {word}
          </Status>
          {lastError && <span className="block text-xs text-muted">{lastError}</span>}
        </>
      )
    },
  },
  { key: 'attempts', header: 'Attempts', numeric: true, cell: ({ attempts }) => attempts },
  {
    key: 'when',
    header: 'When',
    cell: ({ createdAt, settledAt, nextAttemptAt }) =>
      settledAt
        ? time(settledAt, part)
        : nextAttemptAt
          ? `Next attempt ${time(nextAttemptAt, part)}`
          : time(createdAt, part),
  },
  {
    key: 'provider',
    header: 'Provider ID',
    cell: ({ providerMessageId }) => (
      <span
        className="inline-block max-w-40 truncate align-middle font-mono text-xs"
        title={providerMessageId ?? ''}
      >
        {providerMessageId ?? '–'}
      </span>
    ),
  },
]

export const DeliveryTable = ({ part }: { part: StorePart }) => (
  <Table
    label="Messages to this store"
    columns={deliveryColumns(part)}
    rows={part.deliveries}
    rowKey={({ id }) => id}
  />
)

const lineText = ({
  lot,
  found,
  quarantined,
  destroyed,
  returned,
  sold,
}: StoreAnswer['lines'][number]): string =>
  [
    `${lot ?? 'Unknown lot'}: ${found} found`,
    quarantined > 0 && `${quarantined} quarantined`,
    destroyed > 0 && `${destroyed} destroyed`,
    returned > 0 && `${returned} returned`,
    sold !== null && `${sold} sold before`,
  ]
    .filter(Boolean)
    .join(', ')

/** What the store said, the newest first; what counts no longer is kept, and says so. */
export const AnswerList = ({ part }: { part: StorePart }) => (
  <ul className="flex flex-col divide-y divide-line">
    {part.answers.toReversed().map((answer) => (
      <li key={answer.id} className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0">
        <span className="flex flex-wrap items-center gap-2">
          <strong className="font-semibold text-strong">{ANSWER_WORDS[answer.kind]}</strong>
          <span className="text-muted">
            {answer.signedBy === 'pin' ? `signed by ${answer.by} with PIN` : `by ${answer.by}`},{' '}
            {time(answer.at, part)}, version {answer.version}
          </span>
          {answer.via === 'paper' && <Badge glyph={null}>On paper</Badge>}
          {answer.overtakenBy && (
            <Badge tone="waiting">No longer counts: {OVERTAKEN_WORDS[answer.overtakenBy]}</Badge>
          )}
          {answer.takenBack && (
            <span className="text-muted">
              Undone by {answer.takenBack.by}, {time(answer.takenBack.at, part)}
            </span>
          )}
        </span>
        {answer.lines.map((line) => (
          <span key={`${line.gtin} ${line.lot ?? ''}`}>{lineText(line)}</span>
        ))}
        {answer.note && <span className="text-muted wrap-anywhere">“{answer.note}”</span>}
      </li>
    ))}
  </ul>
)

export const ContactList = ({ part }: { part: StorePart }) => (
  <ul className="flex flex-col gap-1">
    {part.contacts.map(({ id, kind, channel, address, fault }) => (
      <li key={id}>
        <span className="text-muted">{CONTACT_WORDS[kind]}:</span>{' '}
        {channel === 'sms' ? (
          <a className="text-brand-text underline" href={`tel:${address}`}>
            {address}
          </a>
        ) : (
          address
        )}{' '}
        {fault && <Badge tone="danger">Not working: {fault}</Badge>}
      </li>
    ))}
  </ul>
)

export const EventList = ({ part }: { part: StorePart }) => (
  <ol className="flex flex-col gap-2">
    {part.events.map(({ at, what, detail }) => (
      <li key={`${at} ${what}`} className="grid gap-x-4 sm:grid-cols-[14rem_1fr]">
        <time dateTime={at} className="text-muted">
          {time(at, part)}
        </time>
        <span className="min-w-0 wrap-anywhere">
          {what} {detail && <span className="text-muted">{detail}</span>}
        </span>
      </li>
    ))}
  </ol>
)
