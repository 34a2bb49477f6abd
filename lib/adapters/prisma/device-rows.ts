import { beginningOf } from '#lib/domain/catalog/push-subscription.ts'
import type { DeviceRows, StoredDevice, StoredPairing } from '#lib/ports/devices.ts'

import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'

export const deviceRows = (tx: TransactionClient, tenantId: string): DeviceRows => ({
  ...phoneRows(tx, tenantId),

  device: async (id) => {
    const row = await tx.device.findFirst({
      // A store of another district is not seen, nor is what belongs to it.
      where: { id, tenantId, store: { tenantId } },
      include: { store: { select: { regionId: true } } },
    })
    if (!row) return null
    const districts = await tx.$queryRaw<{ id: string }[]>`
      SELECT above.id FROM districts_above(${row.store.regionId}::uuid) above`
    return { ...toDevice(row), districts: districts.map((district) => district.id) }
  },

  insertDevice: async ({ at, ...device }) => {
    const row = { ...device, tenantId, pairedAt: at, lastSeenAt: at }
    await tx.device.create({ data: row, select: { id: true } })
  },

  touchDevice: async (id, at) => {
    await tx.device.updateMany({ where: { id, tenantId }, data: { lastSeenAt: at } })
  },

  unpair: async (id, at) => {
    const { count } = await tx.device.updateMany({
      where: { id, tenantId, unpairedAt: null },
      data: { unpairedAt: at },
    })
    // It is told nothing more either.
    const data = { disabledBecause: 'removed', disabledAt: at }
    await tx.contact.updateMany({ where: { tenantId, deviceId: id, disabledBecause: null }, data })
    return count === 1
  },

  insertPairing: async ({ at, ...pairing }) => {
    await tx.devicePairing.create({ data: { ...pairing, tenantId, offeredAt: at }, select: { id: true } })
  },

  usePairing: async (id, at) => {
    const { count } = await tx.devicePairing.updateMany({
      where: { id, tenantId, usedAt: null, expiresAt: { gt: at } },
      data: { usedAt: at },
    })
    return count === 1
  },
})

type Phones = 'phones' | 'keepPhone' | 'dropPhone'

const phoneRows = (tx: TransactionClient, tenantId: string): Pick<DeviceRows, Phones> => {
  const here = (storeId: string) =>
    ({ tenantId, storeId, channel: 'push', label: { not: null }, disabledBecause: null }) as const
  const ofBrowser = async (storeId: string, endpoint: string) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM contact WHERE tenant_id = ${tenantId}::uuid AND store_id = ${storeId}::uuid AND channel = 'push'
        AND kind = 'on_duty' AND starts_with(address, ${beginningOf(endpoint)})`
    return { id: { in: rows.map(({ id }) => id) } }
  }
  return {
    phones: async (storeId, endpoint) =>
      tx.contact.count({ where: { ...here(storeId), NOT: await ofBrowser(storeId, endpoint) } }),

    keepPhone: async ({ id, storeId, endpoint, address, at, ...said }) => {
      const key = { tenantId, storeId, channel: 'push', kind: 'on_duty' } as const
      const data = { ...said, address, verifiedAt: at, disabledBecause: null, disabledAt: null }
      // Under the same address its keys may be others by now.
      const { count } = await tx.contact.updateMany({
        where: { ...key, ...(await ofBrowser(storeId, endpoint)) },
        data,
      })
      if (count === 0)
        await tx.contact.create({ data: { id, ...key, ...data, createdAt: at }, select: { id: true } })
    },

    dropPhone: async (storeId, endpoint, at) => {
      const where = { ...here(storeId), ...(await ofBrowser(storeId, endpoint)) }
      const data = { disabledBecause: 'removed', disabledAt: at }
      const { count } = await tx.contact.updateMany({ where, data })
      return count
    },
  }
}

export const toDevice = (row: Prisma.DeviceGetPayload<object>): StoredDevice => {
  const { id, tenantId, storeId, name, secretHash, pairedAt, lastSeenAt, unpairedAt } = row
  return { id, tenantId, storeId, name, secretHash, pairedAt, lastSeenAt, unpairedAt }
}

export const toPairing = (row: Prisma.DevicePairingGetPayload<object>): StoredPairing => {
  const { id, tenantId, storeId, offeredById, expiresAt, usedAt } = row
  return { id, tenantId, storeId, offeredById, expiresAt, usedAt }
}
