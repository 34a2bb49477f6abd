import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { DeviceActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

export type LockScreen = {
  store: { number: string; name: string }
  deviceName: string
  people: { id: string; name: string }[]
}

/** What a shared device shows while nobody is signed in at it: whose it is, and who may sign in with a PIN. */
export const lockScreen = async (db: Readable, actor: DeviceActor): Promise<Result<LockScreen>> =>
  withTenant(db, actor, async (tx) => {
    const { tenantId, storeId, deviceId } = actor
    const device = await tx.device.findFirst({
      where: { id: deviceId, tenantId, storeId, unpairedAt: null },
      select: { name: true, store: { select: { number: true, name: true } } },
    })
    if (!device) return rejected('DEVICE_NOT_FOUND')
    const people = await tx.person.findMany({
      where: { tenantId, storeId, status: 'active', pinHash: { not: null } },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return ok({ store: device.store, deviceName: device.name, people })
  })
