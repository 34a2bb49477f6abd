import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openDatabase, type Database } from '#lib/adapters/prisma/database.ts'
import { prismaTransact } from '#lib/adapters/prisma/transact.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'
import { listStores } from '#lib/queries/catalog/list-stores.ts'
import { listPeople } from '#lib/queries/identity/list-people.ts'
import { ownProfile } from '#lib/queries/identity/own-profile.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { listDeliveries } from '#lib/queries/recall/list-deliveries.ts'
import { listNotices } from '#lib/queries/recall/list-notices.ts'
import { previewRecall } from '#lib/queries/recall/preview-recall.ts'
import { closingConditions } from '#lib/queries/recall/closing-conditions.ts'
import { recallVersions } from '#lib/queries/recall/recall-versions.ts'
import { targeting } from '#lib/queries/recall/targeting.ts'
import { scopeEffect } from '#lib/queries/recall/scope-effect.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { CATALOG_QUERIES } from '#tests/support/catalog-queries.ts'
import { operationsQueries } from './operations-queries.ts'
import { deskLookUps, recallLists } from '#tests/support/desk-look-ups.ts'
import { drillQueries } from './drill-queries.ts'
import { boardQueries, refusal } from './board-queries.ts'
import { deviceQueries } from './device-queries.ts'
import { paperQueries } from './paper-queries.ts'
import { settingsQueries } from './settings-queries.ts'
import { storeQueries } from './store-queries.ts'
import { twoRetailers, type Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

// The other half of the isolation: with row-level security out of force (a superuser's connection), what the application
// asks for is still the actor's own.

let world: World
let ours: Filled
let theirs: Filled
let unbound: Database
let manager: PersonActor
let admin: PersonActor
let ofStore: PersonActor

beforeAll(async () => {
  ;({ world, ours, theirs } = await twoRetailers())
  unbound = openDatabase(world.database.adminUrl, 4)
  manager = await ours.manager.atWork()
  admin = await ours.admin.atWork()
  ofStore = await ours.stores[0].manager.atWork()
})
afterAll(async () => {
  await unbound.$disconnect()
  await world[Symbol.asyncDispose]()
})

const page = { limit: 500 }
const now = () => world.clock.now()

const SETTINGS = settingsQueries(() => ({ world, ours, theirs, unbound, manager, admin, ofStore }))
const about = () => ({ db: unbound, manager, world, ours, theirs })
const DESK = { ...recallLists(about), ...deskLookUps(about) }

/** Every query: what it gives when it is asked, as our actor, for what is theirs. */
const QUERIES: Record<string, () => Promise<void>> = {
  ...DESK,
  ...storeQueries(() => ({ world, ours, theirs, unbound, ofStore })),
  ...paperQueries(() => ({ ours, theirs, unbound, manager, ofStore })),
  ...deviceQueries(() => ({ world, ours, theirs, unbound, manager, ofStore })),
  ...operationsQueries(() => ({ db: unbound, manager, world, ours, theirs })),
  ...Object.fromEntries(
    Object.entries(CATALOG_QUERIES).map(([name, ask]) => [
      name,
      () => ask({ world, unbound, manager, ours, theirs }),
    ]),
  ),
  listPeople: async () => {
    const listed = await listPeople(unbound, admin, { limit: 500 })
    const known = await world.truth.rows<{ id: string }>('SELECT id FROM person WHERE tenant_id = $1', [
      ours.tenantId,
    ])
    expect(listed.ok && listed.value.people.map(({ id }) => id).toSorted()).toEqual(
      known.map(({ id }) => id).toSorted(),
    )
    expect(listed.ok && listed.value.regions).toEqual(['North', 'South'])
  },
  ownProfile: async () =>
    expect(
      refusal(await ownProfile(unbound, { ...manager, personId: theirs.manager.id }, { now: now() })),
    ).toBe('PERSON_NOT_FOUND'),
  listDeliveries: async () =>
    expect(refusal(await listDeliveries(unbound, manager, { recallId: theirs.recallId, ...page }))).toBe(
      'RECALL_NOT_FOUND',
    ),
  listNotices: async () =>
    expect(
      refusal(await listNotices(unbound, manager, { recallId: theirs.recallId, now: now(), ...page })),
    ).toBe('RECALL_NOT_FOUND'),
  targeting: async () =>
    expect(
      refusal(await targeting(unbound, manager, { recallId: theirs.recallId, group: 'told', limit: 10 })),
    ).toBe('RECALL_NOT_FOUND'),
  recallVersions: async () =>
    expect(refusal(await recallVersions(unbound, manager, { recallId: theirs.recallId }))).toBe(
      'RECALL_NOT_FOUND',
    ),
  closingConditions: async () =>
    expect(refusal(await closingConditions(unbound, manager, { recallId: theirs.recallId }))).toBe(
      'RECALL_NOT_FOUND',
    ),
  scopeEffect: async () =>
    expect(refusal(await scopeEffect(unbound, manager, { id: theirs.recallId, scope: [] }))).toBe(
      'RECALL_NOT_FOUND',
    ),
  previewRecall: async () =>
    expect(refusal(await previewRecall(unbound, manager, { id: theirs.recallId, now: now() }))).toBe(
      'RECALL_NOT_FOUND',
    ),
  recallDetail: async () =>
    expect(refusal(await recallDetail(unbound, manager, { id: theirs.recallId, now: now() }))).toBe(
      'RECALL_NOT_FOUND',
    ),
  ...SETTINGS,
  ...drillQueries(() => ({ world, ours, theirs, unbound, manager })),
  ...boardQueries(() => ({ world, ours, theirs, unbound, manager, ofStore })),
}

describe('without row-level security', () => {
  test('every query is asked here', () => {
    const folder = join(import.meta.dirname, '../../lib/queries')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const query = /^export const (\w+)(?:: Query<| = async \(\s*db: Readable)/gm
    const declared = files
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        [...readFileSync(join(folder, path), 'utf8').matchAll(query)].map(([, name]) => name),
      )
    expect(new Set(declared)).toEqual(new Set(Object.keys(QUERIES)))
  })

  // By name: the actors are not there yet when the tests are listed.
  test.each([
    ...Object.keys(CATALOG_QUERIES),
    ...Object.keys(DESK),
    ...Object.keys(SETTINGS),
    'listPeople',
    'ownProfile',
    'noticeTask',
    'shippedHere',
    'lastReport',
    'earlierAnswer',
    'storeInbox',
    'lockScreen',
    'storeDevices',
    'storeTeam',
    'pairingState',
    'isPushSubscribed',
    'scanDesk',
    'scanRevision',
    'packVerdict',
    'listDeliveries',
    'listNotices',
    'boardRows',
    'boardBreakdown',
    'burnUp',
    'neighbours',
    'storePart',
    'listEvidence',
    'readablePhoto',
    'callList',
    'listOwners',
    'recallPulse',
    'liveSessions',
    'listRecallHeads',
    'listRecalls',
    'previewRecall',
    'recallDetail',
    'scopeEffect',
    'targeting',
    'recallVersions',
    'closingConditions',
    'drillScore',
    'listDrills',
    'surpriseMoment',
  ])('%s gives what is ours and nothing of theirs', async (name) => QUERIES[name]?.())

  test('what is ours is found, so that not finding theirs means something', async () => {
    expect(await recallDetail(unbound, manager, { id: ours.recallId, now: now() })).toMatchObject({
      ok: true,
      value: { id: ours.recallId },
    })
    expect(await listDeliveries(unbound, manager, { recallId: ours.recallId, ...page })).toMatchObject({
      ok: true,
      value: { data: { length: 4 } },
    })
    expect(
      await listNotices(unbound, manager, { recallId: ours.recallId, now: now(), ...page }),
    ).toMatchObject({ ok: true, value: { data: { length: 2 } } })
    const own = { noticeId: ours.noticeIds[0], now: now(), language: 'en' as const }
    expect(await noticeTask(unbound, ofStore, own)).toMatchObject({ ok: true })
  })

  test('a district manager sees the stores of the district', async () => {
    const [region] = await world.truth.rows<{ id: string }>(
      "SELECT id FROM region WHERE tenant_id = $1 AND name = 'South'",
      [ours.tenantId],
    )
    const district: PersonActor = { ...manager, role: 'district_manager', regionId: region?.id ?? '' }
    const stores = await listStores(unbound, district, page)
    expect(stores.ok && stores.value.data.map(({ number }) => number)).toEqual(['0002'])
    const notices = await listNotices(unbound, district, { recallId: ours.recallId, now: now(), ...page })
    expect(notices.ok && notices.value.data.map(({ storeNumber }) => storeNumber)).toEqual(['0002'])
    const deliveries = await listDeliveries(unbound, district, { recallId: ours.recallId, ...page })
    expect(deliveries.ok && new Set(deliveries.value.data.map(({ storeNumber }) => storeNumber))).toEqual(
      new Set(['0002']),
    )
  })

  test('what a use case finds and changes is ours', async () => {
    const snapshot = () => theirRows(world, theirs.tenantId)
    const before = await snapshot()
    const transact = prismaTransact(unbound, world.web)
    const at = now()
    const person = theirs.approver.id
    const hash = world.web.digest('x')
    const done = await transact(manager, async ({ recalls, notices, catalog, identity, devices }) => {
      expect(await recalls.find(theirs.recallId)).toBeNull()
      expect([
        await notices.findForUpdate(theirs.noticeIds[1]),
        await notices.findByStoreForUpdate(theirs.recallId, '0002'),
      ]).toEqual([null, null])
      await notices.acknowledge(theirs.noticeIds[1], { by: 'x', version: 1, via: 'api', at, signedBy: null })
      const allOfTheirs = { recallId: theirs.recallId, chosen: { matching: {} }, regionId: null }
      const marked = await notices.markFollowedUp({ ...allOfTheirs, purpose: 'reminder', at })
      expect(marked).toEqual({ chosen: 0, marked: 0, nobody: 0 })
      expect(await notices.queueDistrictEmails({ ...allOfTheirs, followUpId: person, at })).toEqual([])
      expect(await notices.assign({ ...allOfTheirs, ownerId: ours.manager.id, at })).toBe(0)
      await notices.verify(theirs.noticeIds[1], at)
      await notices.excuse(theirs.noticeIds[1], 'x')
      expect(await notices.markSeen(theirs.noticeIds[1], at)).toBe(false)

      const mine = await recalls.find(ours.recallId)
      if (!mine) throw new Error('Ours is not found.')
      const stolen = { ...mine, id: theirs.recallId }
      expect([
        await recalls.saveContent(stolen, mine.content, at),
        await recalls.saveState(stolen, mine, at),
      ]).toEqual([false, false])
      expect(await recalls.countTargeted(stolen)).toBe(0)

      expect(await identity.person(person)).toBeNull()
      await identity.changePerson(person, { name: 'x', totp: null }, at)
      await identity.touchKey(theirs.key.id, at)
      await identity.replaceBackupCodes(person, [])
      expect(await identity.endSessions({ personId: person }, 'x', at)).toBe(0)
      expect(await identity.useTokens(person, 'password_reset', at)).toEqual([])
      expect([
        await identity.useTotpStep(person, 2 ** 40),
        await identity.useBackupCode(person, hash, at),
      ]).toEqual([false, false])
      const sessions = await world.truth.rows<{ id: string }>('SELECT id FROM session WHERE tenant_id = $1', [
        theirs.tenantId,
      ])
      for (const { id } of sessions) expect(await identity.session(id)).toBeNull()
      const [device] = await world.truth.rows<{ id: string }>('SELECT id FROM device WHERE tenant_id = $1', [
        theirs.tenantId,
      ])
      expect(await devices.device(device?.id ?? '')).toBeNull()
      expect(await devices.unpair(device?.id ?? '', at)).toBe(false)
      await devices.touchDevice(device?.id ?? '', at)
      expect(await identity.endSessions({ deviceId: device?.id ?? '' }, 'x', at)).toBe(0)
      expect(await identity.otherAdmins(ours.admin.id)).toBe(0)
      await catalog.upsertStores([], at)
      return ok(null)
    })
    expect(done).toEqual(ok(null))
    expect(await snapshot()).toEqual(before)
  })
})

const theirRows = async (of: World, tenantId: string) => {
  const tables = await of.truth.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`,
  )
  const rows: Record<string, unknown> = {}
  for (const { name } of tables)
    rows[name] = await of.truth.rows(
      `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE tenant_id = $1 ORDER BY to_jsonb(t)::text`,
      [tenantId],
    )
  return rows
}
