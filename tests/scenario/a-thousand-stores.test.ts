import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { addShipments } from '#lib/use-cases/catalog/add-shipments.ts'
import { addStockEvents } from '#lib/use-cases/catalog/add-stock-events.ts'
import { putStores } from '#lib/use-cases/catalog/put-stores.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { reassignStores } from '#lib/use-cases/notice/reassign-stores.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { gtin, shipment, stockEvent, store as storeRow } from '#prisma/demo/builders.ts'
import type { Person } from '#tests/support/world-people.ts'
import { proved } from '#tests/support/proof.ts'
import { seeded } from '#tests/support/world-time.ts'
import { createWorld, type World } from '#tests/support/world.ts'

// How stores really are, drawn anew for each seed: SEED=7 npm test -- a-thousand-stores

const STORES = proved(250, 1000)
const SHIPPED = 24
const seed = Number(process.env['SEED'] ?? 20_261_122)

/** What a store does about its first notice. */
const CHARACTERS = {
  prompt: 0.42,
  /** Reports, but fewer than it got: nobody knows where the rest is. */
  careless: 0.05,
  sold_out: 0.05,
  /** Takes it on, and reports on the next day. */
  slow: 0.1,
  /** Takes it on, and forgets. */
  forgetful: 0.2,
  helpless: 0.03,
  silent: 0.08,
  dead_contact: 0.04,
  nobody_to_tell: 0.03,
} as const
type Character = keyof typeof CHARACTERS

type Place = { number: string; character: Character; noticeId: string; storeId: string; counted: number }

const drawn = (random: () => number): Character => {
  let left = random()
  for (const [character, share] of Object.entries(CHARACTERS) as [Character, number][])
    if ((left -= share) < 0) return character
  return 'prompt'
}

const inHands = async <One>(of: readonly One[], work: (one: One) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < of.length; i += 4) await Promise.all(of.slice(i, i + 4).map(work))
}

/** Somebody of the store at its phone. */
const says = async (world: World, { storeId, noticeId, number }: Place, saying: object): Promise<void> => {
  const madeBy = { id: storeId, name: `Lead of ${number}` }
  const actor: PersonActor = {
    kind: 'person',
    tenantId: world.tenantId,
    personId: madeBy.id,
    name: madeBy.name,
    role: 'store_associate',
    storeId,
    regionId: null,
    sessionId: storeId,
    surface: 'store',
  }
  const at = world.clock.now().toISOString()
  const answer = { storeId, noticeId, version: 1, at, madeBy, ...saying } as PhoneAnswer
  const done = await answerAsStore(world.web)(actor, answer)
  expect(done, `store ${number} says ${JSON.stringify(saying)}`).toMatchObject({ ok: true })
}

const takesItOn = (world: World, place: Place) => says(world, place, { kind: 'acknowledge' })

const reports = async (world: World, place: Place, found: number): Promise<void> => {
  place.counted = found
  const places = { shelf: found, backRoom: 0, display: 0, customers: 0 }
  const rest = { onHandAtNotice: found, quarantined: found, destroyed: 0, returned: 0, sold: SHIPPED - 20 }
  const lines = [{ gtin: gtin(1), lot: 'L1', found: places, ...rest }]
  await says(world, place, { kind: 'report', outcome: 'removed', lines, note: null })
}

const ANSWERS: Record<Character, ((world: World, place: Place) => Promise<void>) | null> = {
  prompt: (world, place) => reports(world, place, 20),
  careless: (world, place) => reports(world, place, 7),
  sold_out: (world, place) =>
    says(world, place, { kind: 'report', outcome: 'not_affected', shelfChecked: true, note: null }),
  slow: takesItOn,
  forgetful: takesItOn,
  helpless: (world, place) =>
    says(world, place, { kind: 'report', outcome: 'needs_help', reason: 'no_access', note: null }),
  silent: null,
  dead_contact: null,
  nobody_to_tell: null,
}

const openStores = async (world: World, characters: Map<string, Character>): Promise<void> => {
  const system = { kind: 'system', tenantId: world.tenantId, name: 'seed' } as const
  const numbers = [...characters.keys()]
  const addressOf = (number: string) => `duty.${number}@fairmeadow.example`
  const rows = numbers.map((number, i) => {
    const contacts = characters.get(number) === 'nobody_to_tell' ? [] : [addressOf(number)]
    return storeRow({
      number,
      name: `Store ${number}`,
      timezone: world.clock.zone,
      region: `District ${i % 10}`,
      contacts: contacts.map((address) => ({ channel: 'email', kind: 'on_duty', language: 'en', address })),
    })
  })
  expect(await putStores(world.web)(system, rows)).toMatchObject({ value: { created: STORES } })
  const shipped = numbers.slice(0, -20).map((storeNumber, index) => ({
    index,
    row: shipment({ ref: `S-${storeNumber}`, storeNumber, lot: 'L1', quantity: SHIPPED }),
  }))
  await addShipments(world.web)(system, shipped)
  for (const [number, character] of characters)
    if (character === 'dead_contact') world.email.fails('gone', { to: addressOf(number), times: 1000 })
}

const districtManagers = async (world: World): Promise<Person[]> => {
  const regions = await world.truth.rows<{ id: string; name: string }>(
    'SELECT id, name FROM region ORDER BY name',
  )
  const managers: Person[] = []
  for (const { id, name } of regions) {
    const person = await world.person({ role: 'district_manager', name: `Manager of ${name}` })
    await world.truth.rows('UPDATE person SET region_id = $1 WHERE id = $2', [id, person.id])
    managers.push(person)
  }
  // Mail to one of them comes back: nobody who was not told of a store may own it in the end.
  const unlucky = managers[7]
  if (unlucky) world.email.fails('gone', { to: unlucky.inbox.address, times: 1000 })
  return managers
}

const placesOf = async (world: World, characters: Map<string, Character>): Promise<Place[]> => {
  const rows = await world.truth.rows<{ number: string; storeId: string; noticeId: string }>(
    `SELECT s.number, s.id AS "storeId", n.id AS "noticeId" FROM notice n JOIN store s ON s.id = n.store_id ORDER BY s.number`,
  )
  return rows.map((row) => ({ ...row, counted: 0, character: characters.get(row.number) ?? 'prompt' }))
}

const reopenedNow = (world: World) =>
  world.truth.rows<{ number: string }>(
    `SELECT s.number FROM notice n JOIN store s ON s.id = n.store_id
     WHERE n.reopened_reason IS NOT NULL AND n.state IN ('open', 'seen')`,
  )

/** For two days tills, warehouses and customers go on as they do. */
const goesOn = async (world: World, places: Place[], random: () => number): Promise<Set<string>> => {
  const system = { kind: 'system', tenantId: world.tenantId, name: 'seed' } as const
  const touched = new Set<string>()
  for (const day of [1, 2]) {
    await world.fastForward(hours(12))
    const kinds = ['sale', 'receipt', 'transfer_in', 'customer_return'] as const
    const moving = places.filter(() => random() < 0.06)
    const at = world.clock.now()
    const rows = moving.map(({ number: storeNumber }, index) => {
      touched.add(storeNumber)
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'sale'
      const ref = `E-${day}-${storeNumber}`
      return { index, row: stockEvent({ ref, kind, storeNumber, lot: 'L1', quantity: 6, at }) }
    })
    expect(await addStockEvents(world.web)(system, rows)).toMatchObject({ value: { created: rows.length } })
    const late = places.filter(() => random() < 0.03)
    for (const { number } of late) touched.add(number)
    await addShipments(world.web)(
      system,
      late.map(({ number: storeNumber }, index) => ({
        index,
        row: shipment({ ref: `L-${day}-${storeNumber}`, storeNumber, lot: 'L1', quantity: 6 }),
      })),
    )
    // At the counter somebody brings one back, and it is put where it belongs.
    const answered = await world.truth.rows<{ number: string }>(
      `SELECT s.number FROM notice n JOIN store s ON s.id = n.store_id WHERE n.state = 'reported' ORDER BY 1`,
    )
    const counters = new Set(answered.filter(() => random() < 0.03).map(({ number }) => number))
    const brought = { kind: 'stock', entry: 'customer_return', gtin: gtin(1), lot: 'L1', quantity: 1 }
    await inHands(
      places.filter(({ number }) => counters.has(number)),
      (place) => says(world, place, brought),
    )
    await world.comeToRest()
    // Most look again when they are told; some do not.
    const open = new Set((await reopenedNow(world)).map(({ number }) => number))
    const diligent = places.filter(
      ({ number, character }) => open.has(number) && ANSWERS[character] !== null && random() < 0.8,
    )
    await world.fastForward(minutes(20))
    await inHands(diligent, (place) => reports(world, place, 20))
  }
  return touched
}

/**
 * The desk does what the product tells it to: verifies reports without a doubt, and gives those with one to the manager of
 * the district. Whoever never acknowledged, never reported or asked for help is not its business: the ladder sees to them.
 */
const deskWorks = async (world: World, recallId: string, owners: Person[]) => {
  const actor = await world.manager.atWork()
  const answered = await world.truth.rows<{ number: string; state: string }>(
    `SELECT s.number, n.state FROM notice n JOIN store s ON s.id = n.store_id WHERE n.state IN ('reported', 'not_affected')`,
  )
  const doubtful: string[] = []
  await inHands(answered, async ({ number: storeNumber, state }) => {
    const seen = await storePart(world.db.web, actor, { recallId, storeNumber, now: world.clock.now() })
    if (!seen.ok) throw new Error(seen.rejection.code)
    if (state === 'not_affected' || seen.value.doubts.length > 0) return doubtful.push(storeNumber)
    return verifyNotice(world.web)(actor, { recallId, storeNumber })
  })
  expect(
    await reassignStores(world.web)(actor, {
      recallId,
      chosen: { numbers: doubtful },
      ownerId: owners[0]?.id ?? '',
    }),
  ).toMatchObject({ ok: true })
  return doubtful
}

/** Who owns a store by the product's doing. */
const OWNERS = `
  SELECT DISTINCT p.email FROM notice n JOIN person p ON p.id = n.owner_id
  WHERE n.state IN ('open', 'seen', 'acknowledged', 'needs_help')`

const FORGOTTEN = `
  SELECT s.number, n.state FROM notice n JOIN store s ON s.id = n.store_id
  JOIN stock_movement m ON m.tenant_id = n.tenant_id AND m.store_id = n.store_id AND m.lot = 'L1' AND m.kind <> 'shipment'
  WHERE n.state NOT IN ('open', 'seen')
    AND m.at > (SELECT max(r.at) FROM response r WHERE r.notice_id = n.id)`

test(`of ${STORES} stores none is lost: each is verified, or a person with a name owns it (seed ${seed})`, async () => {
  await using world = await createWorld({ ladder: true, seed })
  const random = seeded(seed)
  const numbers = Array.from({ length: STORES }, (_, i) => String(i + 1).padStart(4, '0'))
  const characters = new Map(numbers.map((number) => [number, drawn(random)]))
  await openStores(world, characters)
  const owners = await districtManagers(world)
  const recall = await world.issueRecall({
    priority: 'high',
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await world.comeToRest()
  const places = await placesOf(world, characters)
  expect(places).toHaveLength(STORES - 20)
  await world.fastForward(minutes(10))
  await inHands(places, async (place) => ANSWERS[place.character]?.(world, place))
  await world.fastForward(hours(3))
  // Whoever is silent has been asked, and is owned by now: also those whom no message reaches.
  expect(
    await world.truth.rows(
      `SELECT count(*)::int AS n FROM notice WHERE state IN ('open', 'seen') AND owner_id IS NULL`,
    ),
  ).toEqual([{ n: 0 }])
  await inHands(
    places.filter(({ character }) => character === 'slow'),
    (place) => reports(world, place, 20),
  )
  const touched = await goesOn(world, places, random)
  expect(touched.size).toBeGreaterThan(STORES * 0.08)
  await world.fastForward(hours(4))
  const doubtful = await deskWorks(world, recall.id, owners)
  expect(doubtful.length).toBeGreaterThan(STORES / 100)
  await world.comeToRest()

  const ends = await world.truth.rows<{ end: string; stores: number }>(
    `SELECT CASE WHEN n.state = 'verified' THEN 'verified' WHEN p.status = 'active' THEN 'owned' ELSE 'lost' END AS "end", count(*)::int AS stores
     FROM notice n LEFT JOIN person p ON p.id = n.owner_id GROUP BY 1 ORDER BY 1`,
  )
  expect(ends.map(({ end }) => end)).toEqual(['owned', 'verified'])
  expect(ends.reduce((sum, { stores }) => sum + stores, 0)).toBe(STORES - 20)
  // A provider took a mail to each of them.
  const told = new Set(world.email.accepts.map(({ to }) => to))
  const owning = await world.truth.rows<{ email: string }>(OWNERS)
  // Many of them: of the ten managers one cannot be told, so whoever is next owns their stores.
  expect(owning.length).toBeGreaterThan(4)
  expect(owning.filter(({ email }) => !told.has(email))).toEqual([])
  expect(await world.truth.rows(FORGOTTEN)).toEqual([])
  // Nobody was told what they had no part in; every message was about this recall.
  for (const mail of world.email.accepts) mail.read = true
}, 120_000)
