import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { isPushSubscribed } from '#lib/queries/device/is-push-subscribed.ts'
import { lockScreen } from '#lib/queries/device/lock-screen.ts'
import { pairingState } from '#lib/queries/device/pairing-state.ts'
import { storeDevices } from '#lib/queries/device/store-devices.ts'
import { storeTeam } from '#lib/queries/device/store-team.ts'
import type { Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

import { refusal } from './board-queries.ts'

type Cast = {
  world: World
  ours: Filled
  theirs: Filled
  unbound: Database
  manager: PersonActor
  ofStore: PersonActor
}

const idOf = async (
  { world }: Cast,
  table: 'device' | 'device_pairing',
  storeId: string,
): Promise<string> => {
  const sql = `SELECT id FROM ${table} WHERE store_id = $1`
  const [row] = await world.truth.rows<{ id: string }>(sql, [storeId])
  return row?.id ?? ''
}

/** What is asked about shared devices, with row-level security out of force. */
export const deviceQueries = (cast: () => Cast): Record<string, () => Promise<void>> => ({
  lockScreen: async () => {
    const { ours, theirs, unbound } = cast()
    const [here, next] = ours.stores
    const actor = { kind: 'device', tenantId: ours.tenantId, storeId: here.id } as const
    for (const storeId of [next.id, theirs.stores[0].id]) {
      const deviceId = await idOf(cast(), 'device', storeId)
      expect(refusal(await lockScreen(unbound, { ...actor, deviceId }))).toBe('DEVICE_NOT_FOUND')
    }
    const deviceId = await idOf(cast(), 'device', here.id)
    expect(await lockScreen(unbound, { ...actor, deviceId })).toMatchObject({
      value: { store: { number: '0001' }, people: [] },
    })
  },
  storeDevices: async () => {
    const { world, ours, unbound, manager, ofStore } = cast()
    const now = world.clock.now()
    const [here, next] = ours.stores
    for (const actor of [manager, ofStore]) {
      const listed = await storeDevices(unbound, actor, { storeNumber: here.number, now })
      expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([await idOf(cast(), 'device', here.id)])
    }
    expect(refusal(await storeDevices(unbound, ofStore, { storeNumber: next.number, now }))).toBe(
      'STORE_NOT_FOUND',
    )
  },
  storeTeam: async () => {
    const { ours, unbound, manager, ofStore } = cast()
    expect(refusal(await storeTeam(unbound, manager, {}))).toBe('FORBIDDEN')
    const team = await storeTeam(unbound, ofStore, {})
    expect(team.ok && team.value.map(({ id }) => id)).toEqual([ours.stores[0].manager.id])
  },
  isPushSubscribed: async () => {
    const { world, ours, theirs, unbound, ofStore } = cast()
    const endpoint = 'https://push.example/one%'
    const [here, next] = ours.stores
    const address = JSON.stringify({ endpoint, keys: { p256dh: 'x', auth: 'x' } })
    const told = async () => {
      const asked = await isPushSubscribed(unbound, { ...ofStore, storeId: here.id }, { endpoint })
      return asked.ok && asked.value
    }
    const add = async (tenantId: string, storeId: string) =>
      world.truth.rows(
        `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at) VALUES ($1, $2, $3, 'push', $4, 'on_duty', now())`,
        [world.web.random.id(), tenantId, storeId, address],
      )
    await add(theirs.tenantId, theirs.stores[0].id)
    await add(ours.tenantId, next.id)
    expect(await told()).toBe(false)
    await add(ours.tenantId, here.id)
    expect(await told()).toBe(true)
    await world.truth.rows(`DELETE FROM contact WHERE channel = 'push' AND address = $1`, [address])
  },
  pairingState: async () => {
    const { world, ours, theirs, unbound, ofStore } = cast()
    const now = world.clock.now()
    for (const { id } of [ours.stores[1], theirs.stores[0]]) {
      const pairingId = await idOf(cast(), 'device_pairing', id)
      expect(refusal(await pairingState(unbound, ofStore, { pairingId, now }))).toBe('PAIRING_NOT_VALID')
    }
    const pairingId = await idOf(cast(), 'device_pairing', ours.stores[0].id)
    expect(await pairingState(unbound, ofStore, { pairingId, now })).toEqual({ ok: true, value: 'over' })
  },
})
