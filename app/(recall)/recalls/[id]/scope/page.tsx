import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { contentOf } from '#components/recall/editor/content-of.ts'
import { ScopeChange } from '#components/recall/scope-change.tsx'
import { namedProducts } from '#lib/queries/catalog/named-products.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { proofOf } from '#lib/web/proof-of.ts'
import { read } from '#lib/web/read.ts'
import { today } from '#lib/web/today.ts'

import { changeScopeAction, scopeEffectAction } from '../../actions.ts'
import { ATTACHMENT_ACTIONS } from '../../sending.ts'
import { PartHeader } from '../part-header.tsx'

export const metadata: Metadata = { title: 'Change scope' }

const ScopePage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const id = pageId((await params).id)
  const { actor, person } = await signedIn(`/recalls/${id}/scope`)
  const recall = await read(recallDetail, actor, { id })
  if (recall.status !== 'issued' || !allowed(actor, 'recall:issue')) notFound()
  const names = await read(namedProducts, actor, { gtins: recall.scope.map(({ gtin }) => gtin) })
  const { number, revision } = recall
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        recall={recall}
        here="Change scope"
        title={`Change the scope of ${number}`}
        description="This creates a new version. Nothing changes until you send it; then stores are notified."
      />
      <ScopeChange
        recall={{ id, number, revision, content: contentOf(recall) }}
        productNames={names}
        today={today()}
        proof={proofOf(recall.priority, person)}
        change={changeScopeAction}
        effectOf={scopeEffectAction}
        attachments={ATTACHMENT_ACTIONS}
      />
    </div>
  )
}

export default ScopePage
