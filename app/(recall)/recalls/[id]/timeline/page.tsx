import type { Metadata } from 'next'

import { MarkRead } from '#components/recall/timeline/mark-read.tsx'
import { TimelineList } from '#components/recall/timeline/timeline-list.tsx'
import { TimelineTabs } from '#components/recall/timeline/timeline-tabs.tsx'
import { LiveBoard } from '#components/recall/live-board.tsx'
import { LiveMark } from '#components/recall/live-mark.tsx'
import { PrintButton } from '#components/recall/print-button.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { history } from '#components/ui/glyphs.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { TimelineAddress, timelineHref } from '#lib/contracts/timeline.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import { unreadMentions } from '#lib/queries/recall/unread-mentions.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn, type Signed } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { readCommentsAction } from './actions.ts'
import { CommentBox } from './comment-box.tsx'
import { Files } from './files.tsx'

import { PartHeader } from '../part-header.tsx'

export const metadata: Metadata = { title: 'Timeline' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

const AT_ONCE = 60

const TimelinePage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/timeline`)
  const address = TimelineAddress.parse(await pageQuery(searchParams))
  const recall = await read(recallDetail, actor, { id })
  const shown = await read(timeline, actor, { recallId: id, limit: AT_ONCE, ...address })
  const base = `/recalls/${id}`
  const href = (change: Partial<typeof address>) => timelineHref(base, { ...address, ...change })
  return (
    <LiveBoard recallId={id} progress={recall.progress} asOf={recall.asOf} status={recall.status}>
      <div className="flex flex-col gap-5">
        <PartHeader
          recall={recall}
          here="Timeline"
          title="Timeline"
          description={
            <span className="flex flex-wrap items-center gap-3">
              {recall.title}: what happened and who did it. All times are UTC.
              <AsOf label="As of" at={shown.asOf} locale="en" timeZone="UTC" />
              <LiveMark />
            </span>
          }
          actions={<PrintButton />}
        />
        <Comments recallId={id} actor={actor} />
        <Files recallId={id} actor={actor} />
        <TimelineTabs shown={address.show} hrefOf={(show) => timelineHref(base, { show })} />
        {shown.entries.length === 0 ? (
          <EmptyState title="Nothing here yet" glyph={history}>
            Every step of the recall appears here, with who took it and when.
          </EmptyState>
        ) : (
          <TimelineList
            entries={shown.entries}
            base={base}
            hrefOf={(open) => `${href({ open: open ?? undefined })}${open ? `#${open}` : ''}`}
          />
        )}
        {(address.cursor ?? shown.nextCursor) && (
          <Pagination
            label="Timeline pages"
            summary="Newest first"
            {...(address.cursor
              ? { previous: { label: 'Newest', href: href({ cursor: undefined, open: undefined }) } }
              : {})}
            {...(shown.nextCursor
              ? { next: { label: 'Older', href: href({ cursor: shown.nextCursor, open: undefined }) } }
              : {})}
          />
        )}
      </div>
    </LiveBoard>
  )
}

export default TimelinePage

const Comments = async ({ recallId, actor }: { recallId: string; actor: Signed['actor'] }) => {
  const unread = await read(unreadMentions, actor, { recallId })
  return (
    <div data-print="no">
      {unread.length > 0 && <MarkRead recallId={recallId} action={readCommentsAction} />}
      {allowed(actor, 'recall:comment') && <CommentBox recallId={recallId} actor={actor} />}
    </div>
  )
}
