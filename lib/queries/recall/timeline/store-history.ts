import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import { kindOf, newestFirst, type Happening, type TimelineEntry } from '#lib/domain/timeline/timeline.ts'

import { iso, permittedRead, type Query } from '../../query.ts'
import { happeningOf } from './happening-of.ts'
import { namesOf } from './names.ts'
import { LEAF, type Leaf } from './timeline-groups.ts'

export type StoreHistory = {
  /** Newest first, each with the recall that it belongs to. */
  entries: (TimelineEntry & { recall: { id: string; number: string; title: string } })[]
  /** There is more than is told here. */
  more: boolean
}

type Filter = { number: string; limit: number }
type NoticeLeaf = Leaf & { noticeId: string }

// More than a store has to do with in years. Their leaves are looked up by what they are about: an index has them.
const RECALLS = 100

/** What happened at one store in all its recalls, in the words of their timelines. */
export const storeHistory: Query<Filter, StoreHistory> = async (db, actor, { number, limit }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const store = await tx.store.findFirst({
      where: { tenantId, number, ...(await inDistrict(tx, regionId)) },
      select: { id: true, name: true },
    })
    if (!store) return rejected('STORE_NOT_FOUND')
    const notices = await tx.notice.findMany({
      where: { tenantId, storeId: store.id },
      orderBy: { id: 'desc' },
      take: RECALLS,
      select: {
        id: true,
        createdAt: true,
        stoodDownAt: true,
        recall: { select: { id: true, number: true, title: true } },
      },
    })
    const leaves = await leavesOf(tx, tenantId, { notices: notices.map(({ id }) => id), limit: limit + 1 })
    const names = await namesOf(tx, tenantId, leaves)
    const recalls = new Map(notices.map(({ id, recall }) => [id, recall]))
    const place = { number, name: store.name }
    const entries = [
      ...leaves.map((leaf) => ({ happening: happeningOf(leaf, names), recall: recalls.get(leaf.noticeId) })),
      ...notices.flatMap(({ id, createdAt, stoodDownAt, recall }) => [
        { happening: of(`${id}-named`, 'notice.named', createdAt, place), recall },
        ...(stoodDownAt
          ? [{ happening: of(`${id}-stood-down`, 'notice.stood_down', stoodDownAt, place), recall }]
          : []),
      ]),
    ].flatMap(({ happening, recall }) =>
      recall ? [{ ...happening, kind: kindOf(happening.action), comment: null, lines: [], recall }] : [],
    )
    return ok({ entries: entries.toSorted(newestFirst).slice(0, limit), more: entries.length > limit })
  })
}

const leavesOf = (
  tx: TransactionClient,
  tenantId: string,
  { notices, limit }: { notices: string[]; limit: number },
): Promise<NoticeLeaf[]> =>
  tx.$queryRaw<NoticeLeaf[]>`
    SELECT ${LEAF}, l.subject_id AS "noticeId"
    FROM audit_leaf l
    WHERE l.tenant_id = ${tenantId}::uuid AND l.subject_type = 'notice' AND l.subject_id = ANY(${notices})
    ORDER BY l.at DESC, l.id DESC LIMIT ${limit}`

// What a version did to all its stores at once has one leaf for all; the store's own row says when it concerned this one.
const of = (key: string, action: string, at: Date, store: Happening['store']): Happening => ({
  key,
  at: iso(at),
  since: iso(at),
  recordedAt: null,
  action,
  count: 1,
  who: null,
  store,
  data: {},
})
