import type { Metadata } from 'next'

import { StoreTable } from '#components/catalog/store-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { store } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { listStores } from '#lib/queries/catalog/list-stores.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Stores' }

type Props = { searchParams: Promise<{ search?: string; cursor?: string }> }

const StoresPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/stores')
  const { search, cursor } = await pageQuery(searchParams)
  const { data, nextCursor } = await read(listStores, actor, { search, cursor, limit: 50 })
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Stores" />
      <SearchForm label="Number, name or city" button="Search" value={search} />
      {data.length === 0 ? (
        <EmptyState title={search ? `Nothing matches “${search}”` : 'No stores yet'} glyph={store}>
          {search ? 'Try a part of it.' : 'Stores come through the API, PUT /api/v1/stores.'}
        </EmptyState>
      ) : (
        <StoreTable rows={data} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Pages of stores"
          summary={`${data.length} on this page`}
          {...pageLinks('/stores', { search }, cursor, nextCursor)}
        />
      )}
    </div>
  )
}

export default StoresPage
