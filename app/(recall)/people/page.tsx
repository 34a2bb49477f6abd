import type { Metadata } from 'next'

import { InviteDialog } from '#components/people/invite-dialog.tsx'
import { PeopleTable } from '#components/people/people-table.tsx'
import { RoleMatrix } from '#components/people/role-matrix.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPeople } from '#lib/queries/identity/list-people.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { roleMatrix } from '#lib/web/role-matrix.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { change, invite } from './actions.ts'

export const metadata: Metadata = { title: 'People' }

const PeoplePage = async () => {
  const { actor } = await signedIn('/people')
  const { people, regions } = await read(listPeople, actor, {})
  const now = webProcess().ports.clock.now().toISOString()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="People" actions={<InviteDialog action={invite} regions={regions} />} />
      <PeopleTable people={people} regions={regions} self={actor.personId} now={now} action={change} />
      <Section title="What each role may do">
        <RoleMatrix rows={roleMatrix} />
      </Section>
    </div>
  )
}

export default PeoplePage
