import { CHANNEL_LABELS } from '#lib/domain/channel/channel.ts'
import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { counted } from '#lib/domain/format/counted.ts'

import { CONTACT_KIND_WORDS, TEST_WORDS } from './catalog-words.ts'
import { ContactDialog, type ContactActions } from './contact-dialog.tsx'
import type { ContactRow } from './contact-row.ts'
import { Verification } from './verification.tsx'

type Contact = ContactRow & { disabledAt: string | null; unheard: number }
type Row = {
  store: { number: string; name: string; district: string | null; reachable: boolean }
  contact: Contact | null
  test: { state: string; at: string; error: string | null } | null
}
export type HealthActions = ContactActions & { test: FormAction; enable: FormAction }

const SILENT = 3

const StateOf = ({ contact, now }: { contact: Contact | null; now: string }) => {
  if (!contact) return <Status tone="danger">No contact: unreachable</Status>
  const { disabledAt, disabledBecause, unheard } = contact
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Verification contact={contact} now={now} />
      {disabledAt && (
        <span className="text-xs text-muted">
          since <RelativeTime at={disabledAt} now={now} locale="en" timeZone="UTC" plain />
        </span>
      )}
      {disabledBecause === null && unheard >= SILENT && (
        <Status tone="waiting" wrap>
          No delivery reports: {counted(unheard, 'message')} accepted, none reported delivered
        </Status>
      )}
    </span>
  )
}

const TestOf = ({ test, now }: { test: Row['test']; now: string }) => {
  if (!test) return <span className="text-muted">–</span>
  const { word, tone } = TEST_WORDS[test.state] ?? { word: test.state, tone: 'neutral' as const }
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Status tone={tone} wrap>
        {word} <RelativeTime at={test.at} now={now} locale="en" timeZone="UTC" plain />
      </Status>
      {test.error && <span className="text-xs text-body wrap-anywhere">{test.error}</span>}
    </span>
  )
}

type PressProps = { number: string; contact: Contact; action: FormAction; label: string }

const Press = ({ number, contact: { channel, kind, address, label: phone }, action, label }: PressProps) => (
  <ActionForm action={action} className="flex flex-col items-end gap-1">
    {Object.entries({ number, channel, kind, address }).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <SendButton size="sm" variant="secondary" aria-label={`${label}: ${phone ?? address}`}>
      {label}
    </SendButton>
  </ActionForm>
)

const Buttons = ({ row: { store, contact }, actions }: { row: Row; actions: HealthActions }) => {
  if (!contact)
    return (
      <span className="flex justify-end max-sm:justify-start">
        <ContactDialog storeNumber={store.number} actions={actions} />
      </span>
    )
  const { number } = store
  return (
    <span className="flex flex-wrap items-start justify-end gap-1.5 max-sm:justify-start">
      {contact.disabledBecause === null ? (
        <Press {...{ number, contact }} action={actions.test} label="Send test" />
      ) : (
        <Press {...{ number, contact }} action={actions.enable} label="Re-enable" />
      )}
      {contact.label === null && <ContactDialog storeNumber={number} contact={contact} actions={actions} />}
    </span>
  )
}

type Props = { rows: Row[]; now: string; actions: HealthActions | null }

/** Each contact of each store, what is known against it, and what came of its last test. */
export const ContactHealthTable = ({ rows, now, actions }: Props) => {
  const columns: Column<Row>[] = [
    {
      key: 'store',
      header: 'Store',
      wrap: true,
      cell: ({ store, contact }) => (
        <span className="flex flex-col items-start gap-0.5">
          <TextLink href={`/stores/${encodeURIComponent(store.number)}`}>
            {store.number} {store.name}
          </TextLink>
          {contact && !store.reachable && <Status tone="danger">Unreachable</Status>}
        </span>
      ),
    },
    {
      key: 'address',
      header: 'Contact',
      wrap: true,
      cell: ({ contact }) =>
        contact ? (
          <span className="flex flex-col">
            <span className="wrap-anywhere">{contact.label ?? contact.address}</span>
            <span className="text-xs text-muted">
              {CHANNEL_LABELS[contact.channel]} · {CONTACT_KIND_WORDS[contact.kind]}
            </span>
          </span>
        ) : (
          '–'
        ),
    },
    {
      key: 'state',
      header: 'Status',
      wrap: true,
      cell: ({ contact }) => <StateOf contact={contact} now={now} />,
    },
    { key: 'test', header: 'Last test', wrap: true, cell: ({ test }) => <TestOf test={test} now={now} /> },
    ...(actions
      ? [
          {
            key: 'act',
            header: 'Actions',
            hideHeader: true,
            cell: (row: Row) => <Buttons row={row} actions={actions} />,
          },
        ]
      : []),
  ]
  return (
    <Table
      framed
      label="Contacts"
      columns={columns}
      rows={rows}
      rowKey={({ store, contact }) =>
        contact
          ? `${store.number} ${contact.channel} ${contact.kind} ${contact.address}`
          : `${store.number} none`
      }
    />
  )
}
