import type { Metadata } from 'next'

import { boardQuery } from '#components/recall/board-query.ts'
import { PrintButton } from '#components/recall/print-button.tsx'
import { PrintTable } from '#components/recall/print-table.tsx'
import { ProgressLine } from '#components/recall/progress-line.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { BoardAddress, filterOf } from '#lib/contracts/board.ts'
import { counted } from '#lib/domain/format/counted.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { readWindow } from '#lib/web/board-window.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { PartHeader } from '../part-header.tsx'

export const metadata: Metadata = { title: 'Print stores' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

// What somebody can still hold in the hand: about fifty sheets.
const MOST = 2000

/** Every store that the board shows under its present filter, on paper instead of in a window. */
const PrintPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/print`)
  const recall = await read(recallDetail, actor, { id })
  const said = BoardAddress.parse(await pageQuery(searchParams))
  const [filter, order] = [filterOf(said), { by: said.sort, descending: said.descending }]
  const { rows, total, asOf } = await readWindow(actor, {
    recallId: id,
    filter,
    order,
    offset: 0,
    limit: MOST,
  })
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        recall={recall}
        here="Print"
        title={`${recall.number}: ${counted(total, 'store')}`}
        description={
          <span className="flex flex-wrap items-center gap-3">
            {recall.kind === 'drill' && <strong>DRILL</strong>}
            <span>{recall.title}</span>
            <AsOf label="As of" at={asOf} locale="en" timeZone="UTC" />
          </span>
        }
        actions={
          <>
            <LinkButton href={`/recalls/${id}?${boardQuery(filter, order)}#stores`}>
              Back to the board
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <ProgressLine progress={recall.progress} />
      {total > rows.length && (
        <Banner tone="waiting" title="Too many stores to print">
          Showing the first {rows.length.toLocaleString('en')} of {total.toLocaleString('en')}, in board
          order. Narrow the board by district or state to print the rest.
        </Banner>
      )}
      <PrintTable rows={rows} now={asOf} />
    </div>
  )
}

export default PrintPage
