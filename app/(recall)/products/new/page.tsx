import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { ProductForm } from '#components/catalog/product-form.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageQuery } from '#lib/web/page-query.ts'

import { saveProductAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Add a product' }

const NewProductPage = async ({ searchParams }: { searchParams: Promise<{ gtin?: string }> }) => {
  const { actor } = await signedIn('/products/new')
  if (!allowed(actor, 'catalog:write')) notFound()
  const { gtin = '' } = await pageQuery(searchParams)
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Products', href: '/products' }, { label: 'Add' }]}
          />
        }
        title="Add a product"
      />
      <Card className="max-w-3xl">
        <ProductForm action={saveProductAction} gtin={gtin.slice(0, 20)} goTo="/products" />
      </Card>
    </div>
  )
}

export default NewProductPage
