import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { blankRecall } from '#components/recall/editor/blank-recall.ts'
import { RecallEditor } from '#components/recall/recall-editor.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { namedProducts } from '#lib/queries/catalog/named-products.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'
import { today } from '#lib/web/today.ts'

import { DRAFT_ACTIONS } from '../draft-actions.ts'

export const metadata: Metadata = { title: 'New recall' }

type Props = { searchParams: Promise<{ gtin?: string; lot?: string }> }

const TRAIL = [{ label: 'Recalls', href: '/recalls' }, { label: 'New recall' }]

const NewRecallPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/recalls/new')
  if (!allowed(actor, 'recall:write')) notFound()
  const { gtin = '', lot } = await pageQuery(searchParams)
  // From a trace: a product of the catalog, and perhaps one of its lots.
  const names = await read(namedProducts, actor, { gtins: [gtin.padStart(14, '0')] })
  const [known = null] = Object.keys(names)
  const content = blankRecall({ gtin: known, lot: lot?.trim().slice(0, 60) || null })
  return (
    <div className="flex flex-col gap-5">
      <PageHeader above={<Breadcrumbs label="Breadcrumb" items={TRAIL} />} title="New recall" />
      <RecallEditor
        recall={{ id: '', number: null, revision: null, content }}
        productNames={names}
        owner={actor.personId}
        today={today()}
        actions={DRAFT_ACTIONS}
      />
    </div>
  )
}

export default NewRecallPage
