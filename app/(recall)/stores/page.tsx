import type { Metadata } from 'next'

import { StoreFilter } from '#components/catalog/store-filter.tsx'
import { StoreTable } from '#components/catalog/store-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { list, mail, plus, store, upload } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { listStores } from '#lib/queries/catalog/list-stores.ts'
import { storeFacets } from '#lib/queries/catalog/store-facets.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Stores' }

type Asked = {
  search?: string
  district?: string
  state?: string
  banner?: string
  contacts?: string
  cursor?: string
}

const contactsOf = (text: string | undefined) =>
  (['none', 'unverified', 'removed'] as const).find((one) => one === text)

const StoresPage = async ({ searchParams }: { searchParams: Promise<Asked> }) => {
  const { actor } = await signedIn('/stores')
  const { cursor, search, district, state, banner, contacts } = await pageQuery(searchParams)
  const filter = { search, district, state, banner, contacts: contactsOf(contacts) }
  const facets = await read(storeFacets, actor, {})
  const { data, nextCursor } = await read(listStores, actor, { ...filter, cursor, limit: 50 })
  const filtered = Object.values(filter).some(Boolean)
  const writes = allowed(actor, 'catalog:write')
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Stores"
        actions={
          <>
            <LinkButton href="/stores/contacts" glyph={mail}>
              Contacts
            </LinkButton>
            <LinkButton href="/stores/districts" glyph={list}>
              Districts
            </LinkButton>
            {writes && (
              <LinkButton href="/imports?kind=stores" glyph={upload}>
                Import
              </LinkButton>
            )}
            {writes && (
              <LinkButton href="/stores/new" variant="primary" glyph={plus}>
                Add store
              </LinkButton>
            )}
          </>
        }
      />
      <StoreFilter facets={facets} asked={filter} />
      {data.length === 0 ? (
        <EmptyState title={filtered ? 'No store matches' : 'No stores yet'} glyph={store}>
          {filtered
            ? 'Try part of the name, or fewer filters.'
            : 'Import a CSV file, add stores one by one, or send them through the API.'}
        </EmptyState>
      ) : (
        <StoreTable rows={data} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Store pages"
          summary={`${data.length} on this page`}
          {...pageLinks('/stores', filter, cursor, nextCursor)}
        />
      )}
    </div>
  )
}

export default StoresPage
