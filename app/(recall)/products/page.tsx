import type { Metadata } from 'next'

import { ProductTable } from '#components/catalog/product-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { box } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Products' }

type Props = { searchParams: Promise<{ search?: string; cursor?: string }> }

const ProductsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/products')
  const { search, cursor } = await pageQuery(searchParams)
  const { data, nextCursor } = await read(listProducts, actor, { search, cursor, limit: 50 })
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Products" />
      <SearchForm label="Name, brand or GTIN" button="Search" value={search} />
      {data.length === 0 ? (
        <EmptyState title={search ? `Nothing matches “${search}”` : 'No products yet'} glyph={box}>
          {search ? 'Try a part of it.' : 'Products come through the API, PUT /api/v1/products.'}
        </EmptyState>
      ) : (
        <ProductTable rows={data} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Pages of products"
          summary={`${data.length} on this page`}
          {...pageLinks('/products', { search }, cursor, nextCursor)}
        />
      )}
    </div>
  )
}

export default ProductsPage
