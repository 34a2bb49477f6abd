import type { Metadata } from 'next'
import { cache } from 'react'

import { boardQuery } from '#components/recall/board-query.ts'
import { MATCH_WORDS, NOTICE_LOOKS } from '#components/recall/recall-words.ts'
import { StoreBody } from '#components/recall/store-body.tsx'
import { StepKeys } from '#components/recall/step-keys.tsx'
import { LiveAsOf } from '#components/recall/live-as-of.tsx'
import { LiveBoard } from '#components/recall/live-board.tsx'
import { StoreActions } from '#components/recall/store-actions.tsx'
import { LATE_WORDS, lateText } from '#components/recall/store-cells.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Status } from '#components/ui/status.tsx'
import { BoardAddress, filterOf } from '#lib/contracts/board.ts'
import { listOwners } from '#lib/queries/identity/list-owners.ts'
import { neighbours } from '#lib/queries/recall/neighbours.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { StoreComments } from '../../timeline/store-comments.tsx'
import {
  acknowledgeForStoreAction,
  escalateStoresAction,
  excuseStoreAction,
  reassignStoresAction,
  remindStoresAction,
  verifyStoreAction,
} from '../../actions.ts'

type Props = {
  params: Promise<{ id: string; number: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

const BULK = { remind: remindStoresAction, escalate: escalateStoresAction, reassign: reassignStoresAction }

const partOf = cache(async (rawId: string, rawNumber: string) => {
  const id = pageId(rawId)
  const storeNumber = decodeURIComponent(rawNumber)
  const signed = await signedIn(`/recalls/${id}/stores/${rawNumber}`)
  const recall = await read(recallDetail, signed.actor, { id })
  const part = await read(storePart, signed.actor, { recallId: id, storeNumber })
  return { signed, recall, part }
})

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { id, number } = await params
  const { part, recall } = await partOf(id, number)
  return { title: `Store ${part.number} · ${recall.number}` }
}

const StorePage = async ({ params, searchParams }: Props) => {
  const { id, number } = await params
  const { signed, recall, part } = await partOf(id, number)
  const { actor } = signed
  const said = BoardAddress.parse(await pageQuery(searchParams))
  const board = { filter: filterOf(said), order: { by: said.sort, descending: said.descending } }
  const around = await read(neighbours, actor, { recallId: recall.id, storeNumber: part.number, ...board })
  const query = boardQuery(board.filter, board.order)
  const back = `/recalls/${recall.id}${query ? `?${query}` : ''}`
  const hrefOf = (to: string | null) =>
    to === null ? null : `/recalls/${recall.id}/stores/${encodeURIComponent(to)}${query ? `?${query}` : ''}`
  const acts = recall.status === 'issued' && part.stoodDownAt === null && allowed(actor, 'notice:follow_up')
  const look = NOTICE_LOOKS[part.state]
  return (
    <LiveBoard
      recallId={recall.id}
      progress={recall.progress}
      asOf={recall.asOf}
      status={recall.status}
      store={part.number}
    >
      <div className="flex flex-col gap-5">
        <PageHeader
          above={
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Breadcrumbs
                label="Breadcrumb"
                items={[
                  { label: 'Recalls', href: '/recalls' },
                  { label: recall.number, href: back },
                  { label: `Store ${part.number}` },
                ]}
              />
              <StepKeys
                previous={hrefOf(around.previous)}
                next={hrefOf(around.next)}
                summary={around.place ? `${around.place} of ${around.total}` : 'Not in the filtered stores'}
              />
            </div>
          }
          title={`${part.number} ${part.name}`}
          beside={
            <span className="flex flex-wrap items-center gap-2">
              {part.stoodDownAt ? (
                <Status>Released</Status>
              ) : part.late ? (
                <Status tone="overdue">
                  {look.word}, {LATE_WORDS[part.late]} {lateText(part.dueAt, part.asOf)} late
                </Status>
              ) : (
                <Status tone={look.tone}>{look.word}</Status>
              )}
              {part.match !== 'in_scope' && <Badge glyph={null}>{MATCH_WORDS[part.match]}</Badge>}
            </span>
          }
          description={
            <span className="inline-flex flex-wrap items-center gap-2">
              <LiveAsOf at={part.asOf} />
            </span>
          }
          actions={
            <>
              {!part.stoodDownAt && recall.status !== 'closed' && (
                <LinkButton href={`/recalls/${recall.id}/stores/${number}/sheet`}>Print sheet</LinkButton>
              )}
              {acts && (
                <StoreActions
                  recallId={recall.id}
                  number={part.number}
                  name={part.name}
                  state={part.state}
                  doubts={part.doubts}
                  reportId={part.standingReport}
                  leftOnSale={part.lots.reduce((sum, { notPutAside }) => sum + (notPutAside ?? 0), 0)}
                  version={part.version}
                  owners={await read(listOwners, actor, {})}
                  bulk={BULK}
                  acknowledge={acknowledgeForStoreAction}
                  verify={verifyStoreAction}
                  excuse={excuseStoreAction}
                />
              )}
            </>
          }
        />
        <StoreBody part={part} />
        <StoreComments recallId={recall.id} storeNumber={part.number} actor={actor} />
      </div>
    </LiveBoard>
  )
}

export default StorePage
