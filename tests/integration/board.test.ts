import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { MATCHES, type BoardFilter, type BoardOrder, type Match } from '#lib/domain/notice/board-filter.ts'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'
import { NONE } from '#lib/domain/format/none.ts'
import { exceptionRank, isLeftOnSale, urgency } from '#lib/domain/notice/exceptions.ts'
import { dueAt, isAwaited, isOverdue, overdueClock } from '#lib/domain/notice/clocks.ts'
import { isUnanswered, NOTICE_STATES, type NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { boardBreakdown } from '#lib/queries/recall/board-breakdown.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { burnUp } from '#lib/queries/recall/burn-up.ts'
import { neighbours } from '#lib/queries/recall/neighbours.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { bareWorld, type World } from '#tests/support/world.ts'

import { PLACES } from './board-places.ts'
import { filters, orders, sparse } from './board-wishes.ts'

// The board's SQL, held against the same questions answered one row at a time.

const STORES = 80
let world: World
let recallId: string
let manager: PersonActor

beforeAll(async () => {
  world = await bareWorld()
  for (let i = 0; i < STORES; i += 1) {
    const [region, banner, state, country] = PLACES[i % PLACES.length] ?? PLACES[0]
    const address = {
      line1: null,
      city: i % 4 === 0 ? 'Oak_ville' : 'Elmton',
      state,
      postalCode: null,
      country,
    }
    await world.store({ region, banner, address })
  }
  const recall = await world.issueRecall()
  recallId = recall.id
  await world.comeToRest()
  manager = await world.manager.atWork()
  await scatter()
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

/** Every kind of store, in a way that is the same each time. */
const scatter = async () => {
  const now = world.clock.now()
  const notices = await world.truth.rows<{ id: string }>(
    'SELECT n.id FROM notice n JOIN store s ON s.id = n.store_id WHERE recall_id = $1 ORDER BY s.number',
    [recallId],
  )
  for (const [i, { id }] of notices.entries()) {
    const state = NOTICE_STATES[i % NOTICE_STATES.length] ?? 'open'
    const answered = !isUnanswered(state)
    const acknowledgeBy = new Date(now.getTime() + ((i * 37) % 21) * 60_000 - 600_000)
    const reportBy = new Date(now.getTime() + ((i * 29) % 31) * 60_000 - 900_000)
    await world.truth.rows(
      `UPDATE notice SET state = $2::notice_state, acknowledge_by = $3, report_by = $13, shipped_quantity = $4, match = $5::match, owner_id = $6,
              notified_at = $7, acknowledged_at = $8, excused_because = $9, stood_down_at = $10, reported_at = $11, reopened_reason = $12, left_on_sale = $14 WHERE id = $1`,
      [
        id,
        state,
        acknowledgeBy,
        (i * 13) % 30,
        MATCHES[i % MATCHES.length],
        i % 6 === 0 ? world.approver.id : null,
        i % 5 === 1 ? null : now,
        answered ? new Date(now.getTime() + i * 1000) : null,
        i % 17 === 3 ? 'closed for good' : null,
        i % 19 === 7 ? now : null,
        state === 'reported' || state === 'verified' ? now : null,
        i % 4 === 2 ? 'late_shipment' : null,
        reportBy,
        i % 3 === 0 ? i : 0,
      ],
    )
    if (i % 10 === 1)
      await world.truth.rows(`UPDATE delivery SET state = 'failed' WHERE notice_id = $1`, [id])
  }
}

type Plain = {
  number: string
  name: string
  city: string | null
  usState: string | null
  country: string | null
  district: string | null
  banner: string | null
  owner: string | null
  state: NoticeState
  match: Match
  shippedQuantity: number
  acknowledgeBy: Date
  reportBy: Date
  acknowledgedAt: Date | null
  notReached: boolean
  reopened: boolean
  leftOnSale: number
  excused: boolean
  stoodDownAt: Date | null
}

const everyRow = () =>
  world.truth.rows<Plain>(
    `SELECT s.number, s.name, s.city, s.state AS "usState", s.country, g.name AS district, s.banner, n.owner_id AS owner, n.state, n.match,
            n.shipped_quantity AS "shippedQuantity", n.acknowledge_by AS "acknowledgeBy", n.report_by AS "reportBy", n.acknowledged_at AS "acknowledgedAt",
            n.excused_because IS NOT NULL AS excused, n.stood_down_at AS "stoodDownAt", n.left_on_sale AS "leftOnSale",
            n.state IN ('open', 'seen') AND n.notified_at IS NULL AND (SELECT bool_and(d.state IN ('failed', 'superseded')) FROM delivery d WHERE d.notice_id = n.id) AS "notReached",
            n.state IN ('open', 'seen') AND n.reopened_reason IS NOT NULL AS reopened
     FROM notice n JOIN store s ON s.id = n.store_id LEFT JOIN region g ON g.id = s.region_id
     WHERE n.recall_id = $1`,
    [recallId],
  )

const plainRows = async () => (await everyRow()).filter(({ stoodDownAt }) => stoodDownAt === null)
const named = (is: string | null, wanted: string | undefined) =>
  wanted === undefined || (wanted === NONE ? is === null : is === wanted)

const inState = (is: NoticeState, wanted: NonNullable<BoardFilter['state']>): boolean => {
  if (wanted === 'unanswered') return isUnanswered(is)
  return wanted === 'awaited' ? isAwaited(is) : is === wanted
}

const matches = (row: Plain, filter: BoardFilter, now: Date): boolean => {
  const { state, overdue, late, notReached, reopened, leftOnSale, stoodDown = false } = filter
  const { match, district, banner, usState, owner, text } = filter
  const holds = (part: string | null) => part?.toLowerCase().includes((text ?? '').toLowerCase()) ?? false
  return (
    (row.stoodDownAt !== null) === stoodDown &&
    (state === undefined || inState(row.state, state)) &&
    (late === undefined || overdueClock(row, now) === late) &&
    (overdue === undefined || isOverdue(row, now) === overdue) &&
    (notReached === undefined || row.notReached === notReached) &&
    (leftOnSale === undefined || isLeftOnSale(row) === leftOnSale) &&
    (reopened === undefined || row.reopened === reopened) &&
    (match === undefined || row.match === match) &&
    named(row.district, district) &&
    named(row.banner, banner) &&
    named(row.usState, usState) &&
    named(row.owner, owner) &&
    (text === undefined || holds(row.number) || holds(row.name) || holds(row.city))
  )
}

const keyOf = (row: Plain, { by }: BoardOrder, now: Date): (number | string | null)[] => {
  switch (by) {
    case 'exceptions':
      return [exceptionRank(row, now), -urgency(row, now)]
    case 'number':
      return [row.number]
    case 'district':
      return [row.district]
    case 'state':
      return [NOTICE_STATES.indexOf(row.state)]
    case 'shipped':
      return [row.shippedQuantity]
    case 'due':
      return [dueAt(row).getTime()]
    case 'acknowledged':
      return [row.acknowledgedAt?.getTime() ?? null]
  }
}

const compare = (a: (number | string | null)[], b: (number | string | null)[], down: boolean): number => {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null
    if (left === right) continue
    // What is not known stands last, whichever way.
    if (left === null) return 1
    if (right === null) return -1
    return left < right === down ? 1 : -1
  }
  return 0
}

test('every filter, order and window shows what a look at each row would', async () => {
  const rows = await everyRow()
  const now = world.clock.now()
  const asked = fc.record({
    filter: fc.oneof(sparse, filters),
    order: orders,
    offset: fc.nat(90),
    limit: fc.integer({ min: 1, max: 40 }),
  })
  let nonEmpty = 0
  await fc.assert(
    fc.asyncProperty(asked, async ({ filter: drawn, order, offset, limit }) => {
      const filter = drawn.owner === 'approver' ? { ...drawn, owner: world.approver.id } : drawn
      const expected = rows
        .filter((row) => matches(row, filter, now))
        .toSorted(
          (a, b) =>
            compare(keyOf(a, order, now), keyOf(b, order, now), order.descending) ||
            compare([a.number], [b.number], false),
        )
      const shown = await boardRows(world.db.web, manager, { recallId, filter, order, offset, limit, now })
      if (expected.length > 1) nonEmpty += 1
      expect(shown.ok && { ...shown.value, rows: shown.value.rows.map(({ number }) => number) }).toEqual({
        total: expected.length,
        awaited: expected.filter(({ state, stoodDownAt }) => isAwaited(state) && !stoodDownAt).length,
        offset,
        rows: expected.slice(offset, offset + limit).map(({ number }) => number),
        asOf: now.toISOString(),
      })
      const place = offset % Math.max(1, expected.length)
      const storeNumber = expected[place]?.number ?? 'none'
      const beside = await neighbours(world.db.web, manager, { recallId, storeNumber, filter, order, now })
      expect(beside.ok && beside.value).toEqual(
        expected.length === 0
          ? { place: null, total: 0, previous: null, next: null }
          : {
              place: place + 1,
              total: expected.length,
              previous: expected[place - 1]?.number ?? null,
              next: expected[place + 1]?.number ?? null,
            },
      )
    }),
    { numRuns: 300, seed: 20_261_121 },
  )
  expect(nonEmpty).toBeGreaterThan(60)
}, 60_000)

test('what stands on top: nobody was reached or help is needed, then the latest with the most', async () => {
  const now = world.clock.now()
  const shown = await boardRows(world.db.web, manager, {
    recallId,
    filter: {},
    order: { by: 'exceptions', descending: false },
    offset: 0,
    limit: 100,
    now,
  })
  if (!shown.ok) throw new Error(shown.rejection.code)
  const first = (row: BoardRow) => row.state === 'needs_help' || row.notReached || row.leftOnSale > 0
  const kind = shown.value.rows.map((row) => {
    if (row.excused) return 4
    if (first(row)) return 0
    return row.late ? 1 : isAwaited(row.state) ? 2 : 3
  })
  expect(new Set(kind)).toEqual(new Set([0, 1, 2, 3, 4]))
  expect(kind).toEqual(kind.toSorted((a, b) => a - b))
})

test('districts, banners and places add up to the same figures as the recall', async () => {
  const now = world.clock.now()
  const seen = await recallDetail(world.db.web, manager, { id: recallId, now })
  const shared = await boardBreakdown(world.db.web, manager, { recallId, now })
  if (!seen.ok || !shared.ok) throw new Error('refused')
  const { targeted, overdue, reported } = seen.value.progress
  const { districts, banners, usStates, countries, stoodDown } = shared.value
  expect(stoodDown).toBe((await everyRow()).length - targeted)
  for (const shares of [districts, banners, [...usStates, ...countries]]) {
    const sum = (of: 'stores' | 'overdue' | 'reported') =>
      shares.reduce((total, share) => total + share[of], 0)
    expect([sum('stores'), sum('overdue'), sum('reported')]).toEqual([targeted, overdue, reported])
  }
  expect(new Set(usStates.map(({ name }) => name))).toEqual(new Set(['CA', 'TX', null]))
  expect(countries.map(({ name }) => name)).toEqual(['CA'])
})

test('the curves end where the figures stand, and never fall', async () => {
  const now = new Date(world.clock.now().getTime() + 600_000)
  const drawn = await burnUp(world.db.web, manager, { recallId, now })
  const seen = await recallDetail(world.db.web, manager, { id: recallId, now })
  if (!drawn.ok || !seen.ok) throw new Error('refused')
  const { notified, acknowledged, reported } = seen.value.progress
  expect(drawn.value.points.at(-1)).toMatchObject({ notified, acknowledged, reported })
  for (const [i, point] of drawn.value.points.entries())
    expect(point.acknowledged).toBeGreaterThanOrEqual(drawn.value.points[i - 1]?.acknowledged ?? 0)
})

test('a district’s manager is shown the district', async () => {
  const [region] = await world.truth.rows<{ id: string }>(`SELECT id FROM region WHERE name = 'North'`)
  const actor: PersonActor = { ...manager, role: 'district_manager', regionId: region?.id ?? '' }
  const now = world.clock.now()
  const order = { by: 'number', descending: false } as const
  const rows = await boardRows(world.db.web, actor, {
    recallId,
    filter: {},
    order,
    offset: 0,
    limit: 200,
    now,
  })
  const north = (await plainRows()).filter(({ district }) => district === 'North')
  expect(rows.ok && rows.value.total).toBe(north.length)
  const shared = await boardBreakdown(world.db.web, actor, { recallId, now })
  expect(shared.ok && shared.value.districts.map(({ name, stores }) => [name, stores])).toEqual([
    ['North', north.length],
  ])
  const drawn = await burnUp(world.db.web, actor, { recallId, now })
  expect(drawn.ok && drawn.value.targeted).toBe(north.length)
})
