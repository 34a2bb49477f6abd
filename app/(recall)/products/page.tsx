import type { Metadata } from 'next'

import { ProductTable } from '#components/catalog/product-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { box, plus, upload } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Products' }

type Props = { searchParams: Promise<{ search?: string; show?: string; cursor?: string }> }

const ProductsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/products')
  const { search, cursor, show } = await pageQuery(searchParams)
  const removed = show === 'removed'
  const { data, nextCursor } = await read(listProducts, actor, { search, cursor, removed, limit: 50 })
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Products"
        actions={
          allowed(actor, 'catalog:write') && (
            <>
              <LinkButton href="/imports?kind=products" glyph={upload}>
                Import
              </LinkButton>
              <LinkButton href="/products/new" variant="primary" glyph={plus}>
                Add product
              </LinkButton>
            </>
          )
        }
      />
      <SearchForm label="Name, brand, GTIN or lot" button="Search" value={search} />
      <TabLinks
        label="Filter products"
        tabs={[
          { href: '/products', label: 'Active', current: !removed },
          { href: '/products?show=removed', label: 'Inactive', current: removed },
        ]}
      />
      {data.length === 0 ? (
        <EmptyState
          title={search ? `No results for “${search}”` : removed ? 'No inactive products' : 'No products yet'}
          glyph={box}
        >
          {search
            ? 'Try part of the name. Lots must match exactly.'
            : removed
              ? 'Deactivated products appear here with their history.'
              : 'Import a CSV file, add products one by one, or send them through the API.'}
        </EmptyState>
      ) : (
        <ProductTable rows={data} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Product pages"
          summary={`${data.length} on this page`}
          {...pageLinks('/products', { search, show }, cursor, nextCursor)}
        />
      )}
    </div>
  )
}

export default ProductsPage
