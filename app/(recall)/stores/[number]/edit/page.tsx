import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { StoreForm } from '#components/catalog/store-form.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { storeDetail } from '#lib/queries/catalog/store-detail.ts'
import { storeFacets } from '#lib/queries/catalog/store-facets.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageKey, STORE_NUMBER_SHAPE } from '#lib/web/page-key.ts'
import { read } from '#lib/web/read.ts'

import { saveStoreAction } from '../../actions.ts'

export const metadata: Metadata = { title: 'Edit store' }

const EditStorePage = async ({ params }: { params: Promise<{ number: string }> }) => {
  const number = pageKey((await params).number, STORE_NUMBER_SHAPE)
  const path = `/stores/${encodeURIComponent(number)}`
  const { actor } = await signedIn(`${path}/edit`)
  if (!allowed(actor, 'catalog:write')) notFound()
  const store = await read(storeDetail, actor, { number })
  const facets = await read(storeFacets, actor, {})
  const trail = [
    { label: 'Stores', href: '/stores' },
    { label: `${number} ${store.name}`, href: path },
    { label: 'Edit' },
  ]
  return (
    <div className="flex flex-col gap-5">
      <PageHeader above={<Breadcrumbs label="Breadcrumb" items={trail} />} title={`Edit store ${number}`} />
      <Card className="max-w-3xl">
        <StoreForm action={saveStoreAction} store={store} facets={facets} goTo={path} />
      </Card>
    </div>
  )
}

export default EditStorePage
