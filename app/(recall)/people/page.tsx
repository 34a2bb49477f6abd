import type { Metadata } from 'next'

import { InviteDialog } from '#components/people/invite-dialog.tsx'
import { PeopleTable } from '#components/people/people-table.tsx'
import { RoleMatrix } from '#components/people/role-matrix.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { PERMITTED, type Verb } from '#lib/domain/identity/permissions.ts'
import { listPeople } from '#lib/queries/identity/list-people.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { change, invite } from './actions.ts'

export const metadata: Metadata = { title: 'People' }

const VERB_WORDS: Record<Verb, string> = {
  'catalog:read': 'See stores and products',
  'catalog:write': 'Change stores, products and shipments',
  'recall:read': 'See recalls',
  'recall:write': 'Write, submit and cancel recalls',
  'recall:approve': 'Approve recalls and send them back',
  'recall:issue': 'Issue recalls',
  'delivery:read': 'See each message',
  'notice:read': 'See a store’s part in a recall',
  'notice:acknowledge': 'Acknowledge for a store',
  'people:read': 'See people',
  'people:manage': 'Invite, change and disable people',
  'audit:read': 'Read the audit trail',
}

const PeoplePage = async () => {
  const { actor } = await signedIn('/people')
  const { people, regions } = await read(listPeople, actor, {})
  const now = webProcess().ports.clock.now().toISOString()
  const matrix = Object.entries(PERMITTED).map(([verb, roles]) => ({ verb, label: VERB_WORDS[verb as Verb], roles }))
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="People" actions={<InviteDialog action={invite} regions={regions} />} />
      <PeopleTable people={people} regions={regions} self={actor.personId} now={now} action={change} />
      <Section title="What each role may do">
        <RoleMatrix rows={matrix} />
      </Section>
    </div>
  )
}

export default PeoplePage
