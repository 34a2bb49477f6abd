import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import {
  kindOf,
  newestFirst,
  together,
  type Happening,
  type Timeline,
  type TimelineEntry,
  type TimelineShow,
} from '#lib/domain/timeline/timeline.ts'

import { fromCursor, toCursor } from '../../cursor.ts'
import { iso, permittedRead, type Query } from '../../query.ts'
import { commentsOf } from './comments-of.ts'
import { cameToNothing } from './undelivered-messages.ts'
import { happeningOf } from './happening-of.ts'
import { namesOf } from './names.ts'
import {
  anyBefore,
  groupsBefore,
  leavesOfGroup,
  singleLeaves,
  type Group,
  type Reach,
} from './timeline-groups.ts'
import { visibleTo } from '../visible-recalls.ts'

type Filter = {
  recallId: string
  show: TimelineShow
  storeNumber?: string | undefined
  limit: number
  cursor?: string | undefined
  /** The key of a line that stands for several, which is to show them. */
  open?: string | undefined
  now: Date
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** What happened, newest first: whole hours, as many as fill a page. */
export const timeline: Query<Filter, Timeline> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { recallId, show, limit, now } = filter
  const reach: Reach = {
    tenantId,
    recallId,
    show,
    regionId: confinedToDistrict(actor),
    storeNumber: filter.storeNumber ?? null,
  }
  const before = instantOf(fromCursor(filter.cursor, INSTANT))
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const groups = await groupsBefore(tx, reach, before, limit)
    const oldest = groups.at(-1)?.hour ?? null
    const leaves = await singleLeaves(tx, reach, groups, before)
    const opened = await openedOf(tx, reach, groups, filter.open)
    const more = oldest !== null && (await anyBefore(tx, reach, oldest))
    const cuts = leaves.filter(({ action }) => !action.startsWith('notice.')).map(({ at }) => at)
    const sums = await cameToNothing(tx, reach, { from: more ? oldest : null, before, cuts })
    const comments = await commentsOf(tx, tenantId, leaves)
    const names = await namesOf(tx, tenantId, [...leaves, ...opened.leaves], comments.people)
    const entries = [
      ...leaves.map((leaf) => ({
        ...entryOf(happeningOf(leaf, names)),
        comment: comments.of(leaf, names),
      })),
      ...groups
        .filter(({ action, n }) => together(action, n))
        .map((group) => ({
          ...entryOf(sumOf(group)),
          lines: opened.key === keyOf(group) ? opened.leaves.map((leaf) => happeningOf(leaf, names)) : [],
        })),
      ...sums.map(entryOf),
    ].toSorted(newestFirst)
    return ok({ entries, nextCursor: more ? toCursor(iso(oldest)) : null, asOf: iso(now) })
  })
}

const instantOf = (text: string | null): Date | null => {
  const at = text === null ? NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at)
}

const keyOf = ({ first, action }: Group): string => `${iso(first)}_${action}`

const openedOf = async (tx: TransactionClient, reach: Reach, groups: Group[], key: string | undefined) => {
  const group = groups.find((one) => keyOf(one) === key && together(one.action, one.n))
  return group ? { key, leaves: await leavesOfGroup(tx, reach, group) } : { key: null, leaves: [] }
}

const sumOf = (group: Group): Happening => ({
  key: keyOf(group),
  at: iso(group.last),
  since: iso(group.first),
  recordedAt: null,
  action: group.action,
  count: group.n,
  stores: group.stores,
  who: null,
  store: null,
  data: {},
})

const entryOf = (happening: Happening): TimelineEntry => ({
  ...happening,
  kind: kindOf(happening.action),
  comment: null,
  lines: [],
})
