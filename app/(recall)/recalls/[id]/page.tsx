import type { Metadata } from 'next'
import { cache } from 'react'

import { LiveAsOf } from '#components/recall/live-as-of.tsx'
import { LiveBoard } from '#components/recall/live-board.tsx'
import { PreviewCard } from '#components/recall/preview-card.tsx'
import { RecallFacts } from '#components/recall/recall-facts.tsx'
import { STATUS_LOOKS } from '#components/recall/recall-words.ts'
import { AsOf } from '#components/ui/as-of.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { namedProducts } from '#lib/queries/catalog/named-products.ts'
import { previewRecall } from '#lib/queries/recall/preview-recall.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { Board } from './board.tsx'
import { Commands } from './commands.tsx'
import { RecallLadder } from './ladder.tsx'
import { Proposals } from './proposals.tsx'
import { Standing } from './standing.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | undefined>> }

// The title of the page and the page itself ask for the same recall: it is read once.
const recallOf = cache(async (id: string) => {
  const signed = await signedIn(`/recalls/${id}`)
  return { signed, recall: await read(recallDetail, signed.actor, { id }) }
})

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { number, title } = (await recallOf(pageId((await params).id))).recall
  return { title: `${number} ${title}` }
}

const RecallPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { signed, recall } = await recallOf(id)
  const address = await pageQuery(searchParams)
  const { word, tone } = STATUS_LOOKS[recall.status]
  const out = recall.issuedAt !== null
  const gtins = recall.scope.map(({ gtin }) => gtin)
  const names = await read(namedProducts, signed.actor, { gtins })
  const preview = out ? null : await read(previewRecall, signed.actor, { id })
  const page = (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Recalls', href: '/recalls' }, { label: recall.number }]}
          />
        }
        title={recall.title}
        beside={
          <span className="flex flex-wrap items-center gap-2">
            <Status tone={tone}>{word}</Status>
            {recall.priority === 'high' && <Badge tone="hazard">High priority</Badge>}
            {out ? (
              <TextLink href={`/recalls/${id}/versions`}>Version {recall.version}</TextLink>
            ) : (
              <Badge glyph={null}>Version {recall.version}</Badge>
            )}
          </span>
        }
        description={
          <span className="flex flex-wrap items-center gap-3">
            <TextLink href={`/recalls/${id}/timeline`}>Timeline and comments</TextLink>
            {out ? <LiveAsOf /> : <AsOf label="As of" at={recall.asOf} locale="en" timeZone="UTC" />}
          </span>
        }
        actions={<Commands signed={signed} recall={recall} preview={preview} />}
      />
      {out && <Proposals signed={signed} recall={recall} />}
      <Standing signed={signed} recall={recall} moment={address['moment']} />
      {preview ? (
        <PreviewCard preview={preview} base={`/recalls/${id}`} />
      ) : (
        <Board signed={signed} recall={recall} productNames={names} address={address} />
      )}
      <RecallLadder signed={signed} recall={recall} />
      {preview && (
        <Card title="Recall details">
          <RecallFacts recall={recall} productNames={names} />
        </Card>
      )}
    </div>
  )
  if (!out) return page
  return (
    <LiveBoard recallId={id} progress={recall.progress} asOf={recall.asOf} status={recall.status}>
      {page}
    </LiveBoard>
  )
}

export default RecallPage
