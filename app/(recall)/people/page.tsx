import type { Metadata } from 'next'

import { InviteDialog } from '#components/people/invite-dialog.tsx'
import { PeopleTable } from '#components/people/people-table.tsx'
import { RoleMatrix } from '#components/people/role-matrix.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPeople } from '#lib/queries/identity/list-people.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { roleMatrix } from '#lib/web/role-matrix.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { change, invite } from './actions.ts'

export const metadata: Metadata = { title: 'People' }

type Asked = { search?: string; cursor?: string }

const PeoplePage = async ({ searchParams }: { searchParams: Promise<Asked> }) => {
  const { actor } = await signedIn('/people')
  const { search, cursor } = await pageQuery(searchParams)
  const asked = { search, cursor, limit: 50 }
  const { people, regions, nextCursor } = await read(listPeople, actor, asked)
  const now = webProcess().ports.clock.now().toISOString()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="People" actions={<InviteDialog action={invite} regions={regions} />} />
      <SearchForm label="Name or email" button="Search" value={search} />
      {people.length === 0 ? (
        <EmptyState title="No matches">Try part of the name or email address.</EmptyState>
      ) : (
        <PeopleTable people={people} regions={regions} self={actor.personId} now={now} action={change} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="People pages"
          summary={`${people.length} on this page, newest first`}
          {...pageLinks('/people', { search }, cursor, nextCursor)}
        />
      )}
      <Section title="Role permissions">
        <RoleMatrix rows={roleMatrix} />
      </Section>
    </div>
  )
}

export default PeoplePage
