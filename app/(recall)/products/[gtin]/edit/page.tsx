import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { ProductForm } from '#components/catalog/product-form.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { productDetail } from '#lib/queries/catalog/product-detail.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { GTIN_SHAPE, pageKey } from '#lib/web/page-key.ts'
import { read } from '#lib/web/read.ts'

import { saveProductAction } from '../../actions.ts'

export const metadata: Metadata = { title: 'Edit product' }

const EditProductPage = async ({ params }: { params: Promise<{ gtin: string }> }) => {
  const gtin = pageKey((await params).gtin, GTIN_SHAPE)
  const { actor } = await signedIn(`/products/${gtin}/edit`)
  if (!allowed(actor, 'catalog:write')) notFound()
  const product = await read(productDetail, actor, { gtin })
  const trail = [
    { label: 'Products', href: '/products' },
    { label: product.name, href: `/products/${gtin}` },
    { label: 'Edit' },
  ]
  return (
    <div className="flex flex-col gap-5">
      <PageHeader above={<Breadcrumbs label="Breadcrumb" items={trail} />} title={`Edit ${product.name}`} />
      <Card className="max-w-3xl">
        <ProductForm action={saveProductAction} product={product} goTo={`/products/${gtin}`} />
      </Card>
    </div>
  )
}

export default EditProductPage
