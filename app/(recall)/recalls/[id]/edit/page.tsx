import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { RecallEditor } from '#components/recall/recall-editor.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { allowed } from '#lib/web/allowed.ts'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'

import { saveDraft } from '../../actions.ts'

export const metadata: Metadata = { title: 'Edit recall' }

const EditRecallPage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/edit`)
  const recall = await read(recallDetail, actor, { id })
  if (recall.status !== 'draft' || !allowed(actor, 'recall:write')) notFound()
  const { data: products } = await read(listProducts, actor, { limit: 500 })
  const trail = [
    { label: 'Recalls', href: '/recalls' },
    { label: recall.number, href: `/recalls/${id}` },
    { label: 'Edit' },
  ]
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={<Breadcrumbs label="Where you are" items={trail} />}
        title={`Edit ${recall.number}`}
      />
      <RecallEditor recall={recall} save={saveDraft} products={products} />
    </div>
  )
}

export default EditRecallPage
