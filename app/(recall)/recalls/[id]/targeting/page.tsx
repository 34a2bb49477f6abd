import type { Metadata } from 'next'

import { TargetingTable } from '#components/recall/targeting-table.tsx'
import { GROUP_WORDS } from '#components/recall/targeting-words.ts'
import { AsOf } from '#components/ui/as-of.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { store } from '#components/ui/glyphs.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { TARGETING_GROUPS, targeting } from '#lib/queries/recall/targeting.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { PartHeader } from '../part-header.tsx'

export const metadata: Metadata = { title: 'Recipients' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ group?: string; cursor?: string }> }

const TargetingPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/targeting`)
  const { group: asked, cursor } = await pageQuery(searchParams)
  const group = TARGETING_GROUPS.find((each) => each === asked) ?? 'told'
  const recall = await read(recallDetail, actor, { id })
  const { data, nextCursor, groups } = await read(targeting, actor, {
    recallId: id,
    group,
    limit: 100,
    cursor,
  })
  const base = `/recalls/${id}/targeting`
  const shown = TARGETING_GROUPS.filter((each) => each === 'told' || each === group || groups[each] > 0)
  const out = recall.issuedAt !== null
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        recall={recall}
        here="Recipients"
        title="Recipients"
        description={
          <span className="flex flex-wrap items-center gap-3">
            <AsOf label="As of" at={recall.asOf} locale="en" timeZone="UTC" />
            <span>
              {out
                ? `As decided when version ${recall.version} was issued.`
                : 'Based on current shipments. Final once the recall is issued.'}
            </span>
          </span>
        }
      />
      <TabLinks
        label="Filter stores"
        tabs={shown.map((each) => ({
          href: each === 'told' ? base : `${base}?group=${each}`,
          label: GROUP_WORDS[each] ?? each,
          count: groups[each],
          current: each === group,
        }))}
      />
      {data.length === 0 ? (
        <EmptyState title={group === 'told' ? 'No recipients' : 'No store'} glyph={store}>
          {group === 'told' ? 'Check the scope’s products, lots and dates, and the target.' : undefined}
        </EmptyState>
      ) : (
        <TargetingTable rows={data} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Store pages"
          summary={`${data.length} on this page`}
          {...pageLinks(base, group === 'told' ? {} : { group }, cursor, nextCursor)}
        />
      )}
    </div>
  )
}

export default TargetingPage
