import { BoardFilters } from '#components/recall/board-filters.tsx'
import { boardQuery } from '#components/recall/board-query.ts'
import { BoardTabs } from '#components/recall/board-tabs.tsx'
import { BurnUpPlot } from '#components/recall/burn-up-plot.tsx'
import { ProgressFigures } from '#components/recall/progress-figures.tsx'
import { RecallFacts } from '#components/recall/recall-facts.tsx'
import { ROWS_AT_ONCE } from '#components/recall/rows-at-once.ts'
import { ShareTable } from '#components/recall/share-table.tsx'
import { StateMap } from '#components/recall/state-map.tsx'
import { StoreTable } from '#components/recall/store-table.tsx'
import { Card } from '#components/ui/card.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { store } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { BoardAddress, filterOf } from '#lib/contracts/board.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { listOwners } from '#lib/queries/identity/list-owners.ts'
import { boardBreakdown } from '#lib/queries/recall/board-breakdown.ts'
import { burnUp } from '#lib/queries/recall/burn-up.ts'
import { allowed } from '#lib/web/allowed.ts'
import { readWindow } from '#lib/web/board-window.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { escalateStoresAction, reassignStoresAction, remindStoresAction } from './actions.ts'

type Props = {
  signed: Signed
  recall: RecallView
  productNames: Record<string, string>
  address: Record<string, string | undefined>
}

const ACTIONS = { remind: remindStoresAction, escalate: escalateStoresAction, reassign: reassignStoresAction }

/** An issued recall: what is late, how it came there, where it is, and each store. */
export const Board = async ({ signed: { actor }, recall, productNames, address }: Props) => {
  const base = `/recalls/${recall.id}`
  const said = BoardAddress.parse(address)
  const [filter, order] = [filterOf(said), { by: said.sort, descending: said.descending }]
  const offset = (said.page - 1) * ROWS_AT_ONCE
  const [first, breakdown, plot, owners] = await Promise.all([
    readWindow(actor, { recallId: recall.id, filter, order, offset, limit: ROWS_AT_ONCE }),
    read(boardBreakdown, actor, { recallId: recall.id }),
    read(burnUp, actor, { recallId: recall.id }),
    read(listOwners, actor, {}),
  ])
  // Of stores that were stood down nothing is wanted, and so nothing is done with them.
  const acts = recall.status === 'issued' && !filter.stoodDown && allowed(actor, 'notice:follow_up')
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <>
      <ProgressFigures base={base} />
      <div className="grid gap-5 xl:grid-cols-2">
        <Card title="Over time">
          <BurnUpPlot plot={plot} />
        </Card>
        <Card title="By state">
          <StateMap
            shares={breakdown.usStates}
            elsewhere={breakdown.countries}
            hrefOf={(usState) => `${base}?${boardQuery({ usState })}#stores`}
          />
        </Card>
      </div>
      <Disclosure title="By district and banner">
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <ShareTable
            what="District"
            unnamed="No district"
            shares={breakdown.districts}
            hrefOf={(district) => `${base}?${boardQuery({ district })}#stores`}
          />
          <ShareTable
            what="Banner"
            unnamed="No banner"
            shares={breakdown.banners}
            hrefOf={(banner) => `${base}?${boardQuery({ banner })}#stores`}
          />
        </div>
      </Disclosure>
      <Disclosure title="Recall details">
        <RecallFacts recall={recall} productNames={productNames} />
      </Disclosure>
      <div id="stores" className="scroll-mt-16">
        <Section
          title="Stores"
          description={order.by === 'exceptions' ? 'Most urgent first.' : undefined}
          actions={<LinkButton href={`${base}/print?${boardQuery(filter, order)}`}>Print</LinkButton>}
        >
          <BoardTabs base={base} filter={filter} stoodDown={breakdown.stoodDown} />
          <BoardFilters {...{ base, filter, order, breakdown, owners }} />
          {first.total === 0 ? (
            <Nothing told={recall.progress.targeted > 0} filtered={filtered} base={base} />
          ) : (
            <StoreTable
              recallId={recall.id}
              {...{ base, filter, order, first, owners }}
              actions={acts ? ACTIONS : null}
            />
          )}
          <noscript>
            <Pages base={base} query={boardQuery(filter, order)} page={said.page} total={first.total} />
          </noscript>
        </Section>
      </div>
    </>
  )
}

const Nothing = ({ told, filtered, base }: { told: boolean; filtered: boolean; base: string }) =>
  told || filtered ? (
    <EmptyState
      title="No store matches"
      glyph={store}
      action={<LinkButton href={`${base}#stores`}>Show all stores</LinkButton>}
    >
      No store on this board matches the filter.
    </EmptyState>
  ) : (
    <EmptyState title="Notifying stores" glyph={store}>
      Each store appears here once its notice is created, usually within seconds.
    </EmptyState>
  )

const Pages = ({
  base,
  query,
  page,
  total,
}: {
  base: string
  query: string
  page: number
  total: number
}) => {
  const to = (n: number) => `${base}?${query}&page=${n}#stores`
  return (
    <Pagination
      label="Store pages"
      summary={`${(page - 1) * ROWS_AT_ONCE + 1}–${Math.min(total, page * ROWS_AT_ONCE)} of ${total}`}
      {...(page > 1 ? { previous: { label: 'Previous page', href: to(page - 1) } } : {})}
      {...(page * ROWS_AT_ONCE < total ? { next: { label: 'Next page', href: to(page + 1) } } : {})}
    />
  )
}
