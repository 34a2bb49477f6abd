import { CHANNEL_LABELS } from '#lib/domain/channel/channel.ts'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

import { CONTACT_KIND_WORDS, LANGUAGE_WORDS } from './catalog-words.ts'
import type { ContactRow } from './contact-row.ts'
import { ContactDialog, type ContactActions } from './contact-dialog.tsx'
import { Verification } from './verification.tsx'

type Props = { storeNumber: string; contacts: ContactRow[]; now: string; actions: ContactActions | null }

/** Whom to tell at a store, over what, and whether that was ever tried. */
export const ContactTable = ({ storeNumber, contacts, now, actions }: Props) => {
  const columns: Column<ContactRow>[] = [
    {
      key: 'address',
      header: 'Address',
      wrap: true,
      cell: ({ address, label }) => <span className="wrap-anywhere">{label ?? address}</span>,
    },
    { key: 'channel', header: 'Channel', cell: ({ channel }) => CHANNEL_LABELS[channel] },
    { key: 'kind', header: 'Use', cell: ({ kind }) => CONTACT_KIND_WORDS[kind] },
    { key: 'language', header: 'Language', cell: ({ language }) => LANGUAGE_WORDS[language] },
    {
      key: 'verified',
      header: 'Status',
      wrap: true,
      cell: (contact) => <Verification contact={contact} now={now} />,
    },
    ...(actions
      ? [
          {
            key: 'change',
            header: 'Actions',
            hideHeader: true,
            // Whoever wished to be told on a phone takes that back there.
            cell: (contact: ContactRow) =>
              contact.label === null && <ContactDialog {...{ storeNumber, contact, actions }} />,
          },
        ]
      : []),
  ]
  return (
    <Table
      framed
      label="Contacts"
      columns={columns}
      rows={contacts}
      rowKey={({ channel, kind, address }) => `${channel} ${kind} ${address}`}
    />
  )
}
