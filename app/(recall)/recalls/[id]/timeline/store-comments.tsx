import { TimelineList } from '#components/recall/timeline/timeline-list.tsx'
import { Card } from '#components/ui/card.tsx'
import { timelineHref } from '#lib/contracts/timeline.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { CommentBox } from './comment-box.tsx'

type Props = { recallId: string; storeNumber: string; actor: Signed['actor'] }

const AT_ONCE = 50

/** What the desk says about one store's part. */
export const StoreComments = async ({ recallId, storeNumber, actor }: Props) => {
  const show = 'comments' as const
  const { entries } = await read(timeline, actor, { recallId, storeNumber, show, limit: AT_ONCE })
  const base = `/recalls/${recallId}`
  return (
    <Card title="Comments" description="Internal. The store can’t see them.">
      <div className="flex flex-col gap-5">
        {allowed(actor, 'recall:comment') && (
          <CommentBox recallId={recallId} storeNumber={storeNumber} actor={actor} />
        )}
        {entries.length > 0 ? (
          <TimelineList entries={entries} base={base} hrefOf={() => timelineHref(base, { show })} />
        ) : (
          <p className="text-muted">No comments on this store yet.</p>
        )}
      </div>
    </Card>
  )
}
