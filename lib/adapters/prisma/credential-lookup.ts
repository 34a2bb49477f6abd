import type { ApiScope } from '#lib/domain/identity/actor.ts'
import type { CredentialLookup, LinkTarget } from '#lib/ports/identity.ts'

import type { Database, TransactionClient } from './database.ts'
import { toDevice, toPairing } from './device-rows.ts'
import { toPerson } from './identity-rows.ts'

/** Looks up by what is presented. Row-level security shows the row of that very secret or address, and nothing else. */
export const prismaCredentialLookup = (db: Database): CredentialLookup => ({
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
      const key = await tx.apiKey.findFirst({ where: { OR: [{ secretHash }, { previousHash: secretHash }] } })
      if (!key) return null
      const isPrevious = !Buffer.from(key.secretHash).equals(secretHash)
      const { id, tenantId, expiresAt, revokedAt } = key
      // Now that the key has named its tenant, its person may be read.
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
      const person = await tx.person.findFirst({ where: { id: key.personId, tenantId } })
      return (
        person && {
          id,
          tenantId,
          scopes: key.scopes as ApiScope[],
          expiresAt: isPrevious ? earlier(key.previousUntil, expiresAt) : expiresAt,
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

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other)

type Throttling = 'countTry' | 'forgetTries'

const throttling = (db: Database): Pick<CredentialLookup, Throttling> => ({
  countTry: (keys, judge) =>
    db.$transaction(async (tx) => {
      // In one order, so that nobody waits for somebody who waits for them.
      const sorted = keys.map((key) => Buffer.from(key).toString('hex')).toSorted()
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM (SELECT unnest(${sorted}::text[]) AS key ORDER BY 1) AS one_by_one`
      const rows = await tx.signInThrottle.findMany({ where: { key: { in: [...keys] } } })
      const known = new Map(rows.map(({ key, ...failures }) => [Buffer.from(key).toString('hex'), failures]))
      const counted = judge(keys.map((key) => known.get(Buffer.from(key).toString('hex')) ?? null))
      for (const [i, failures] of counted?.entries() ?? []) {
        const key = keys[i]
        if (key)
          await tx.signInThrottle.upsert({ where: { key }, create: { key, ...failures }, update: failures })
      }
    }),
  forgetTries: async (forgotten, oneLess) => {
    if (forgotten.length > 0) await db.signInThrottle.deleteMany({ where: { key: { in: [...forgotten] } } })
    if (oneLess.length > 0)
      await db.signInThrottle.updateMany({
        where: { key: { in: [...oneLess] }, failures: { gt: 0 } },
        data: { failures: { decrement: 1 } },
      })
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
