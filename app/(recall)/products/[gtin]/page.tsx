import type { Metadata } from 'next'

import { GivenUp, RemoveButton } from '#components/catalog/removal.tsx'
import { ProductRecalls } from '#components/catalog/product-recalls.tsx'
import { LotTable } from '#components/trace/lot-table.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { bell, pencil, truck } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { productDetail } from '#lib/queries/catalog/product-detail.ts'
import { traceSummary } from '#lib/queries/catalog/trace/trace-summary.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { GTIN_SHAPE, pageKey } from '#lib/web/page-key.ts'
import { read } from '#lib/web/read.ts'
import { counted } from '#lib/domain/format/counted.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'

import { removeProductAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Product' }

const ProductPage = async ({ params }: { params: Promise<{ gtin: string }> }) => {
  const gtin = pageKey((await params).gtin, GTIN_SHAPE)
  const { actor } = await signedIn(`/products/${gtin}`)
  const product = await read(productDetail, actor, { gtin })
  const { lots, moreLots, stores, quantity } = await read(traceSummary, actor, { gtin })
  const writes = allowed(actor, 'catalog:write') && product.removedAt === null
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Products', href: '/products' }, { label: product.name }]}
          />
        }
        title={product.name}
        actions={
          <>
            {allowed(actor, 'recall:write') && product.removedAt === null && (
              <LinkButton href={`/recalls/new?gtin=${gtin}`} glyph={bell}>
                Start a recall
              </LinkButton>
            )}
            {writes && (
              <LinkButton href={`/products/${gtin}/edit`} glyph={pencil}>
                Edit product
              </LinkButton>
            )}
            {writes && <RemoveButton what="product" id={gtin} action={removeProductAction} />}
          </>
        }
      />
      {product.removedAt && (
        <GivenUp what="product" id={gtin} since={product.removedAt} action={removeProductAction} />
      )}
      <Card title="Product">
        <DescriptionList
          items={[
            { term: 'GTIN', detail: <CodeInline>{formatGtin(gtin)}</CodeInline> },
            { term: 'Brand', detail: product.brand ?? '–' },
            { term: 'Category', detail: product.category ?? '–' },
            { term: 'Supplier', detail: product.supplier ?? '–' },
          ]}
        />
      </Card>
      <Section
        title="Lots"
        description={`${counted(quantity, 'unit')} to ${counted(stores, 'store')}${moreLots ? '; showing the 200 most recently shipped lots' : ''}.`}
      >
        {lots.length === 0 ? (
          <EmptyState title="No shipments" glyph={truck}>
            No shipments on record. Import shipments as CSV or send them through the API.
          </EmptyState>
        ) : (
          <LotTable rows={lots} withProduct={false} />
        )}
      </Section>
      <ProductRecalls recalls={product.recalls} />
    </div>
  )
}

export default ProductPage
