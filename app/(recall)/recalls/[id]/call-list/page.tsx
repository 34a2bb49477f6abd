import type { Metadata } from 'next'

import { CallListTable } from '#components/recall/call-list-table.tsx'
import { PrintButton } from '#components/recall/print-button.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { download, phone } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { chosenIn } from '#lib/contracts/call-list-address.ts'
import { callList } from '#lib/queries/recall/call-list.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { PartHeader } from '../part-header.tsx'

export const metadata: Metadata = { title: 'Call list' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

const CallListPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/call-list`)
  const address = await pageQuery(searchParams)
  const recall = await read(recallDetail, actor, { id })
  const { stores, nextCursor } = await read(callList, actor, { recallId: id, chosen: chosenIn(address) })
  const query = new URLSearchParams(
    Object.entries(address).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        recall={recall}
        here="Call list"
        title={`Call list: ${counted(stores.length, 'store')}`}
        description={<AsOf label="As of" at={recall.asOf} locale="en" timeZone="UTC" />}
        actions={
          <>
            <LinkButton href={`/recalls/${id}/call-list/csv?${query}`} glyph={download} download>
              Download CSV
            </LinkButton>
            {stores.length > 0 && (
              <LinkButton href={`/recalls/${id}/call-list/sheets?${query}`}>Paper sheets</LinkButton>
            )}
            <PrintButton />
          </>
        }
      />
      <Card title="What to say">
        <div className="flex flex-col gap-2">
          {recall.kind === 'drill' && (
            <p>
              “<strong>This is a drill.</strong> No product is affected; please act as if it were real.”
            </p>
          )}
          <p>
            “This is the recall desk about {recall.number}, <strong>{recall.title}</strong>. {recall.hazard}”
          </p>
          <p className="whitespace-pre-line">“{recall.instructions}”</p>
          <p>“Please open the notice and press Acknowledge while I am on the line. Who am I speaking to?”</p>
        </div>
      </Card>
      {nextCursor !== null && (
        <Banner tone="waiting" title="Too many stores for one list">
          Showing the {stores.length.toLocaleString('en')} stores due first. Narrow the filter on the board,
          or remind them all.
        </Banner>
      )}
      {stores.length === 0 ? (
        <EmptyState
          title="No stores to call"
          glyph={phone}
          action={<LinkButton href={`/recalls/${id}`}>Back to the board</LinkButton>}
        >
          Every store you selected has responded.
        </EmptyState>
      ) : (
        <CallListTable stores={stores} />
      )}
    </div>
  )
}

export default CallListPage
