import type { Metadata } from 'next'

import { ContactHealthTable } from '#components/catalog/contact-health-table.tsx'
import { FAULT_WORDS } from '#components/catalog/catalog-words.ts'
import { WhileTesting } from '#components/catalog/while-testing.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { download, mail } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { faultIn } from '#lib/contracts/contact-fault.ts'
import { contactHealth } from '#lib/queries/catalog/contact-health.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { enableContactAction, testContactAction } from '../actions.ts'
import { CONTACT_ACTIONS } from '../contact-actions.ts'

export const metadata: Metadata = { title: 'Contacts' }

const ACTIONS = { ...CONTACT_ACTIONS, test: testContactAction, enable: enableContactAction }

const TABS = [
  [undefined, 'All'],
  ...Object.entries(FAULT_WORDS).map(([one, label]) => [faultIn(one), label] as const),
] as const

type Asked = { fault?: string; search?: string; cursor?: string }

const addressOf = (fault: string | undefined, search: string | undefined, path = '/stores/contacts') => {
  const query = new URLSearchParams({ ...(fault ? { fault } : {}), ...(search ? { search } : {}) }).toString()
  return query ? `${path}?${query}` : path
}

const ContactsPage = async ({ searchParams }: { searchParams: Promise<Asked> }) => {
  const { actor } = await signedIn('/stores/contacts')
  const asked = await pageQuery(searchParams)
  const { search, cursor } = asked
  const fault = faultIn(asked.fault)
  const now = webProcess().ports.clock.now()
  const { data, counts, testing, nextCursor } = await read(contactHealth, actor, {
    fault,
    search,
    cursor,
    now,
    limit: 50,
  })
  const writes = allowed(actor, 'catalog:write')
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Stores', href: '/stores' }, { label: 'Contacts' }]}
          />
        }
        title="Contacts"
        description="Who a recall reaches, and who it doesn’t."
        actions={
          <LinkButton href={addressOf(fault, search, '/stores/contacts.csv')} glyph={download} download>
            Download CSV
          </LinkButton>
        }
      />
      <SearchForm label="Store or address" button="Search" value={search} />
      <TabLinks
        label="Filter by problem"
        tabs={TABS.map(([one, label]) => ({
          href: addressOf(one, search),
          label,
          count: counts[one ?? 'all'].toLocaleString('en'),
          current: one === fault,
        }))}
      />
      <WhileTesting active={testing} />
      {data.length === 0 ? (
        <EmptyState title={fault || search ? 'No contacts found' : 'No stores yet'} glyph={mail}>
          {fault
            ? 'No contact has this problem. Send a test now and then to be sure: no errors isn’t proof.'
            : 'Import contacts with stores as CSV, or send them through the API.'}
        </EmptyState>
      ) : (
        <ContactHealthTable rows={data} now={now.toISOString()} actions={writes ? ACTIONS : null} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Contact pages"
          summary={`${data.length} on this page`}
          {...pageLinks('/stores/contacts', { fault, search }, cursor, nextCursor)}
        />
      )}
    </div>
  )
}

export default ContactsPage
