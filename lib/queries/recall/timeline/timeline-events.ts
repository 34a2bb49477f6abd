import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page, TimelineEventView } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import { sentenceOf, textOf } from '#lib/domain/timeline/sentence.ts'
import { kindOf, type TimelineShow } from '#lib/domain/timeline/timeline.ts'

import { fromCursor, pageOf } from '../../cursor.ts'
import { iso, permittedRead, type Query } from '../../query.ts'
import { visibleTo } from '../visible-recalls.ts'
import { commentsOf } from './comments-of.ts'
import { happeningOf } from './happening-of.ts'
import { namesOf } from './names.ts'
import { leavesBefore } from './timeline-groups.ts'

type Filter = { recallId: string; show: TimelineShow; limit: number; cursor?: string | undefined }

const PLACE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** For partners: each event by itself, newest first, nothing summed up. */
export const timelineEvents: Query<Filter, Page<TimelineEventView>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { recallId, show, limit } = filter
  const place = fromCursor(filter.cursor, PLACE)?.split(' ')
  const at = new Date(place?.[0] ?? '')
  const before = place?.[1] && !Number.isNaN(at.getTime()) ? { at, id: place[1] } : null
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const reach = { tenantId, recallId, show, regionId: confinedToDistrict(actor), storeNumber: null }
    const leaves = await leavesBefore(tx, reach, before, limit + 1)
    const comments = await commentsOf(tx, tenantId, leaves)
    const names = await namesOf(tx, tenantId, leaves, comments.people)
    return ok(
      pageOf(
        leaves,
        limit,
        ({ at, id }) => `${iso(at)} ${id}`,
        (leaf): TimelineEventView => {
          const happening = happeningOf(leaf, names)
          return {
            id: leaf.id,
            at: iso(leaf.at),
            recordedAt: happening.recordedAt,
            kind: kindOf(leaf.action),
            action: leaf.action,
            by: happening.who,
            storeNumber: happening.store?.number ?? null,
            text: textOf(sentenceOf(happening)),
            comment: comments.of(leaf, names)?.body ?? null,
            commentId: typeof leaf.data['commentId'] === 'string' ? leaf.data['commentId'] : null,
          }
        },
      ),
    )
  })
}
