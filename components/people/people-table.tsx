import { ROLE_WORDS } from '#components/recall/role-words.ts'
import type { FormAction } from '#components/forms/action-form.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { Tone } from '#components/ui/tone.ts'

import { PersonDialog } from './person-dialog.tsx'
import type { PersonRow } from './person-row.ts'

const STATUS: Record<PersonRow['status'], { word: string; tone: Tone }> = {
  active: { word: 'Active', tone: 'info' },
  invited: { word: 'Invited', tone: 'waiting' },
  disabled: { word: 'Disabled', tone: 'neutral' },
}

type Props = { people: PersonRow[]; regions: string[]; self: string; now: string; action: FormAction }

/** Who works here. One's own row has no button: nobody takes their own rights away by mistake. */
export const PeopleTable = ({ people, regions, self, now, action }: Props) => {
  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      header: 'Name',
      wrap: true,
      cell: ({ name, email, mailFails }) => (
        <span className="flex flex-col items-start">
          <span className="font-medium text-strong">{name}</span>
          <span className="text-xs wrap-anywhere text-muted">{email}</span>
          {mailFails && <Badge tone="danger">Email bounces</Badge>}
        </span>
      ),
    },
    { key: 'role', header: 'Role', cell: ({ role }) => ROLE_WORDS[role] },
    { key: 'place', header: 'Store or district', wrap: true, cell: ({ place }) => place ?? '–' },
    {
      key: 'status',
      header: 'Status',
      cell: ({ status }) => <Status tone={STATUS[status].tone}>{STATUS[status].word}</Status>,
    },
    { key: 'totp', header: 'Authenticator', cell: ({ totp }) => (totp ? 'Set up' : '–') },
    {
      key: 'seen',
      header: 'Last seen',
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? <RelativeTime at={lastSeenAt} now={now} locale="en" timeZone="UTC" plain /> : '–',
    },
    {
      key: 'change',
      header: 'Actions',
      hideHeader: true,
      cell: (person) =>
        person.id === self ? null : <PersonDialog person={person} regions={regions} action={action} />,
    },
  ]
  return <Table framed label="People" columns={columns} rows={people} rowKey={({ id }) => id} />
}
