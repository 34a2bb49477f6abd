import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { contentOf } from '#components/recall/editor/content-of.ts'
import { RecallEditor } from '#components/recall/recall-editor.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { namedProducts } from '#lib/queries/catalog/named-products.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'
import { today } from '#lib/web/today.ts'

import { DRAFT_ACTIONS } from '../../draft-actions.ts'

export const metadata: Metadata = { title: 'Edit recall' }

const EditRecallPage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/edit`)
  const recall = await read(recallDetail, actor, { id })
  if (recall.status !== 'draft' || !allowed(actor, 'recall:write')) notFound()
  const names = await read(namedProducts, actor, { gtins: recall.scope.map(({ gtin }) => gtin) })
  const { number, revision } = recall
  const trail = [
    { label: 'Recalls', href: '/recalls' },
    { label: number, href: `/recalls/${id}` },
    { label: 'Edit' },
  ]
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={<Breadcrumbs label="Breadcrumb" items={trail} />}
        title={`Edit ${number}`}
        actions={<LinkButton href={`/recalls/${id}/messages`}>Preview the messages</LinkButton>}
      />
      <RecallEditor
        recall={{ id, number, revision, content: contentOf(recall) }}
        productNames={names}
        owner={actor.personId}
        today={today()}
        actions={DRAFT_ACTIONS}
      />
    </div>
  )
}

export default EditRecallPage
