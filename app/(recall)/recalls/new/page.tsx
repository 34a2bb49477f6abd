import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { RecallEditor } from '#components/recall/recall-editor.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { allowed } from '#lib/web/allowed.ts'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { startDraft } from '../actions.ts'

export const metadata: Metadata = { title: 'New recall' }

const NewRecallPage = async () => {
  const { actor } = await signedIn('/recalls/new')
  if (!allowed(actor, 'recall:write')) notFound()
  const { data: products } = await read(listProducts, actor, { limit: 500 })
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Where you are"
            items={[{ label: 'Recalls', href: '/recalls' }, { label: 'New recall' }]}
          />
        }
        title="New recall"
      />
      <RecallEditor save={startDraft} products={products} />
    </div>
  )
}

export default NewRecallPage
