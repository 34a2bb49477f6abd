import type { ApiScope } from '#lib/domain/identity/actor.ts'
import type { Doorstep, LinkTarget } from '#lib/ports/identity.ts'

import type { Database, TransactionClient } from './database.ts'
import { toDevice, toPairing } from './device-rows.ts'
import { toPerson } from './identity-rows.ts'

/** Looks up by what is presented. Row-level security shows the row of that very secret or address, and nothing else. */
export const prismaDoorstep = (db: Database): Doorstep => ({
  ...throttling(db),
  peopleByEmail: (email) =>
    presenting(db, { email }, async (tx) =>
      (await tx.person.findMany({ where: { email }, orderBy: { id: 'asc' } })).map(toPerson),
    ),

  tokenByHash: (secretHash) =>
    presenting(db, { hash: secretHash }, async (tx) => {
      const token = await tx.accountToken.findFirst({ where: { secretHash } })
      if (!token) return null
      const { id, tenantId, personId, purpose, expiresAt, usedAt } = token
      return { id, tenantId, personId, purpose, expiresAt, usedAt }
    }),

  keyByHash: (secretHash) =>
    presenting(db, { hash: secretHash }, async (tx) => {
      const key = await tx.apiKey.findFirst({ where: { secretHash } })
      if (!key) return null
      const { id, tenantId, expiresAt, revokedAt } = key
      // Now that the key has named its tenant, its person may be read.
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
      const person = await tx.person.findFirst({ where: { id: key.personId, tenantId } })
      return (
        person && {
          id,
          tenantId,
          scopes: key.scopes as ApiScope[],
          expiresAt,
          revokedAt,
          person: toPerson(person),
        }
      )
    }),

  linkByHash: (linkHash) =>
    presenting(db, { hash: linkHash }, async (tx) => {
      const attempt = await tx.deliveryAttempt.findFirst({
        where: { linkHash },
        select: { tenantId: true, deliveryId: true },
      })
      if (!attempt) return null
      const { tenantId, deliveryId } = attempt
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
      const delivery = await tx.delivery.findFirst({
        where: { id: deliveryId, tenantId },
        select: { noticeId: true, storeId: true },
      })
      return delivery && ({ tenantId, deliveryId, ...delivery } satisfies LinkTarget)
    }),

  deviceByHash: (secretHash) =>
    presenting(db, { hash: secretHash }, async (tx) => {
      const row = await tx.device.findFirst({ where: { secretHash } })
      return row && toDevice(row)
    }),

  pairingByHash: (hash) =>
    presenting(db, { hash }, async (tx) => {
      const row = await tx.devicePairing.findFirst({
        where: { OR: [{ secretHash: hash }, { codeHash: hash }] },
      })
      return row && toPairing(row)
    }),
})

type Throttling = 'failures' | 'recordFailure' | 'countTry' | 'forgetFailures'

const throttling = (db: Database): Pick<Doorstep, Throttling> => ({
  failures: async (key) => {
    const row = await db.signInThrottle.findUnique({ where: { key } })
    return row && { failures: row.failures, lastFailedAt: row.lastFailedAt }
  },
  recordFailure: async (key, failures) => {
    await db.signInThrottle.upsert({ where: { key }, create: { key, ...failures }, update: failures })
  },
  countTry: (key, judge) =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(encode(${key}, 'hex'), 0))`
      const row = await tx.signInThrottle.findUnique({ where: { key } })
      const failures = judge(row && { failures: row.failures, lastFailedAt: row.lastFailedAt })
      if (failures)
        await tx.signInThrottle.upsert({ where: { key }, create: { key, ...failures }, update: failures })
    }),
  forgetFailures: async (key) => {
    await db.signInThrottle.deleteMany({ where: { key } })
  },
})

type Presented = { email: string } | { hash: Uint8Array }

const presenting = <T>(
  db: Database,
  presented: Presented,
  look: (tx: TransactionClient) => Promise<T>,
): Promise<T> =>
  db.$transaction(async (tx) => {
    const [name, value] =
      'email' in presented
        ? ['app.presented_email', presented.email]
        : ['app.presented_hash', Buffer.from(presented.hash).toString('hex')]
    await tx.$executeRaw`SELECT set_config(${name}, ${value}, true)`
    return look(tx)
  })
