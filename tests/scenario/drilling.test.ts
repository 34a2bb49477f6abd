import { expect, test } from 'vitest'

import { days, hours, minutes } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { drillScore } from '#lib/queries/drill/drill-score.ts'
import { listDrills } from '#lib/queries/drill/list-drills.ts'
import { surpriseMoment } from '#lib/queries/drill/surprise-moment.ts'
import { listRecalls } from '#lib/queries/recall/list-recalls.ts'
import { previewRecall } from '#lib/queries/recall/preview-recall.ts'
import { timelineEvents } from '#lib/queries/recall/timeline/timeline-events.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { planDrill, type PlanDrillInput } from '#lib/use-cases/recall/plan-drill.ts'
import { createWorld, type World } from '#tests/support/world.ts'

// A Monday. The window begins on the day after.
const MONDAY = { at: '2026-03-02T08:00-06:00[America/Chicago]' }
const window = {
  from: '2026-03-03',
  to: '2026-03-05',
  opens: '09:00',
  closes: '17:00',
  zone: 'America/Chicago',
}

const plans = async (world: World, input: Partial<PlanDrillInput> = {}) =>
  planDrill(world.web)(await world.manager.atWork(), {
    population: { kind: 'all' },
    surprise: window,
    ...input,
  })

const planned = async (world: World, input: Partial<PlanDrillInput> = {}) => {
  const done = await plans(world, input)
  if (!done.ok) throw new Error(JSON.stringify(done.rejection))
  return done.value
}

const as = async (world: World, role: PersonActor['role']): Promise<PersonActor> => ({
  ...(await world.manager.atWork()),
  role,
})

test('a surprise drill comes by itself within its window, says that it is a drill, and orders nothing', async () => {
  await using world = await createWorld(MONDAY)
  const store = await world.store()
  await world.ships(store, { lot: 'L1' })
  const drill = await planned(world)
  expect(drill).toMatchObject({ status: 'approved', content: { kind: 'drill', priority: 'medium' } })
  await world.fastForward(hours(25))
  await store.onDuty.hearsNothing()
  await world.fastForward(days(3))
  const mail = await store.onDuty.expects(/^DRILL: .*\nThis is a drill. No product is affected./)
  expect(mail.text).not.toMatch(/Do not sell|Remove it now/)
  const [row] = await world.truth.rows<{ issued_at: Date }>('SELECT issued_at FROM recall')
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: window.zone, hour: 'numeric', hourCycle: 'h23' }).format(
      row?.issued_at,
    ),
  )
  expect(hour).toBeGreaterThanOrEqual(9)
  expect(hour).toBeLessThanOrEqual(17)
})

test('nobody who may be drilled sees a surprise before it is out; its author sees the window, and the moment on asking', async () => {
  await using world = await createWorld(MONDAY)
  const store = await world.store()
  await world.ships(store, { lot: 'L1' })
  const { id } = await planned(world)
  const now = world.clock.now()
  const { web: db } = world.db
  for (const role of ['viewer', 'district_manager', 'admin'] as const) {
    const actor = await as(world, role)
    const gone = { ok: false, rejection: { code: 'RECALL_NOT_FOUND' } }
    expect(await recallDetail(db, actor, { id, now })).toMatchObject(gone)
    expect(await previewRecall(db, actor, { id, now })).toMatchObject(gone)
    expect(await listRecalls(db, actor, { limit: 10, now })).toMatchObject({ ok: true, value: { data: [] } })
    expect(await listDrills(db, actor, { now })).toMatchObject({ ok: true, value: { drills: [] } })
    expect((await surpriseMoment(db, actor, { recallId: id })).ok).toBe(false)
    expect(await timelineEvents(db, actor, { recallId: id, show: 'everything', limit: 9 })).toMatchObject(
      gone,
    )
  }
  const author = await world.manager.atWork()
  expect(await recallDetail(db, author, { id, now })).toMatchObject({
    value: {
      scheduledFor: null,
      surpriseFrom: '2026-03-03T15:00:00.000Z',
      surpriseTo: '2026-03-05T23:00:00.000Z',
    },
  })
  const asked = await surpriseMoment(db, author, { recallId: id })
  expect(asked.ok && asked.value.at >= '2026-03-03T15' && asked.value.at <= '2026-03-05T23').toBe(true)
  await world.fastForward(days(4))
  await store.onDuty.expects(/^DRILL/)
  expect((await recallDetail(db, await as(world, 'district_manager'), { id, now })).ok).toBe(true)
})

test('a drill takes what its stores were really sent, and only stores that got it', async () => {
  await using world = await createWorld(MONDAY)
  const north = await world.store({ region: 'North' })
  const south = await world.store({ region: 'South' })
  await world.store({ region: 'North' })
  await world.ships(north, { lot: 'L7' })
  await world.ships(south, { lot: 'L8' })
  const drill = await planned(world, { population: { kind: 'district', name: 'North' }, surprise: null })
  expect(drill).toMatchObject({
    status: 'draft',
    content: { scope: [{ lots: ['L7'] }], target: { mode: 'listed', storeNumbers: [north.number] } },
  })
  const random = await planned(world, { population: { kind: 'random', count: 1 }, surprise: null })
  expect(random.content.target.storeNumbers).toHaveLength(1)
})

test('a window without a moment, and stores that got nothing, are refused, and nothing is left behind', async () => {
  await using world = await createWorld(MONDAY)
  const store = await world.store()
  expect(await plans(world)).toMatchObject({ rejection: { errors: [{ code: 'nothing_shipped' }] } })
  await world.ships(store, { lot: 'L1' })
  const over = { ...window, from: '2026-02-02', to: '2026-02-05' }
  expect(await plans(world, { surprise: over })).toMatchObject({
    rejection: { errors: [{ code: 'no_moment' }] },
  })
  expect(await world.truth.rows('SELECT FROM recall')).toEqual([])
  const viewer = await as(world, 'viewer')
  const asked = await planDrill(world.web)(viewer, { population: { kind: 'all' }, surprise: window })
  expect(asked).toMatchObject({ rejection: { code: 'FORBIDDEN' } })
})

test('each store has its score, silence has none of it, and a real recall has no score', async () => {
  await using world = await createWorld(MONDAY)
  const quick = await world.store({ region: 'North' })
  const silent = await world.store({ region: 'South' })
  const drill = await world.issueRecall({ kind: 'drill', shippedTo: [quick, silent] })
  await quick.onDuty.expects(/^DRILL/)
  await silent.onDuty.expects(/^DRILL/)
  await world.fastForward(minutes(10))
  await quick.acknowledges(drill)
  await world.fastForward(hours(5))
  const ask = async (recallId: string) =>
    drillScore(world.db.web, await world.manager.atWork(), { recallId, now: world.clock.now() })
  expect(await ask(drill.id)).toMatchObject({
    value: {
      total: { stores: 2, score: 50, on_time: 1, silent: 1, onTimeShare: 0.5 },
      districts: [
        { name: 'South', stores: [{ number: silent.number, word: 'silent', score: 0 }] },
        { name: 'North', stores: [{ number: quick.number, word: 'on_time', score: 100 }] },
      ],
    },
  })
  const real = await world.issueRecall()
  await quick.onDuty.expects(/Product recall/)
  await silent.onDuty.expects(/Product recall/)
  expect(await ask(real.id)).toMatchObject({ rejection: { code: 'RECALL_NOT_FOUND' } })
  const all = await listDrills(world.db.web, await world.manager.atWork(), { now: world.clock.now() })
  expect(all).toMatchObject({ value: { drills: [{ id: drill.id, summary: { score: 50 } }] } })
})
