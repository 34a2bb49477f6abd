import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { StoreForm } from '#components/catalog/store-form.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { storeFacets } from '#lib/queries/catalog/store-facets.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { addStoreAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Add a store' }

const NewStorePage = async () => {
  const { actor } = await signedIn('/stores/new')
  if (!allowed(actor, 'catalog:write')) notFound()
  const facets = await read(storeFacets, actor, {})
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs label="Breadcrumb" items={[{ label: 'Stores', href: '/stores' }, { label: 'Add' }]} />
        }
        title="Add a store"
        description="You add contacts next, on the store’s page."
      />
      <Card className="max-w-3xl">
        <StoreForm action={addStoreAction} facets={facets} goTo="/stores" />
      </Card>
    </div>
  )
}

export default NewStorePage
