import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { PaperForm } from '#components/recall/paper/paper-form.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { PaperCodeQuery } from '#lib/contracts/forms/paper.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { PartHeader } from '../../../part-header.tsx'
import { enterPaperAnswerAction } from './actions.ts'

export const metadata: Metadata = { title: 'Paper response' }

type Props = {
  params: Promise<{ id: string; number: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

/** What a store has answered with a pen, entered on its behalf. */
const PaperAnswerPage = async ({ params, searchParams }: Props) => {
  const { id: rawId, number } = await params
  const id = pageId(rawId)
  const here = `/recalls/${id}/stores/${number}`
  const { actor } = await signedIn(`${here}/paper`)
  if (!allowed(actor, 'notice:report')) notFound()
  const { code } = PaperCodeQuery.parse(await pageQuery(searchParams))
  const storeNumber = decodeURIComponent(number)
  const view = await read(paperSheet, actor, { recallId: id, storeNumber, language: 'en' as const })
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        recall={{ id, number: view.recall.number }}
        here={`Response from store ${storeNumber}`}
        title={`${storeNumber} ${view.store.name}: paper response`}
        description={`${view.recall.title}. Your name is recorded with the response. Someone else must verify it.`}
      />
      {view.takes ? (
        <PaperForm recallId={id} code={code} view={view} action={enterPaperAnswerAction} goTo={here} />
      ) : (
        <Banner tone="neutral" title="Responses are closed">
          The recall is closed, or the store’s report was already verified.
        </Banner>
      )}
    </div>
  )
}

export default PaperAnswerPage
