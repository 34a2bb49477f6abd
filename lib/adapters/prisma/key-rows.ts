import type { ApiScope } from '#lib/domain/identity/actor.ts'
import type { KeyRows, KnownKey } from '#lib/ports/keys.ts'

import type { TransactionClient } from './database.ts'

export const keyRows = (tx: TransactionClient, tenantId: string): KeyRows => ({
  find: async (id) => {
    const key = await tx.apiKey.findFirst({ where: { id, tenantId } })
    if (!key) return null
    const { personId, name, scopes, expiresAt, revokedAt } = key
    return { id, personId, name, scopes: scopes as ApiScope[], expiresAt, revokedAt }
  },

  hold: async (id) => {
    const [key] = await tx.$queryRaw<Pick<KnownKey, 'expiresAt' | 'revokedAt'>[]>`
      SELECT expires_at AS "expiresAt", revoked_at AS "revokedAt" FROM api_key
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR SHARE`
    return key ?? null
  },

  insert: async ({ at, ...key }) => {
    await tx.apiKey.create({ data: { ...key, tenantId, createdAt: at }, select: { id: true } })
  },

  revoke: async (id, at) => {
    const revokeOnce = () => tx.$queryRaw<{ id: string }[]>`
      WITH RECURSIVE made AS (
        SELECT id FROM api_key WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid
        UNION SELECT k.id FROM made JOIN api_key k ON k.tenant_id = ${tenantId}::uuid AND k.made_by_key_id = made.id
      )
      UPDATE api_key k SET revoked_at = ${at} FROM made
      WHERE k.tenant_id = ${tenantId}::uuid AND k.id = made.id AND k.revoked_at IS NULL
      RETURNING k.id`
    const revoked: string[] = []
    // Again until none is left: the first waits for a key that is being created, and does not see it yet.
    for (let rows = await revokeOnce(); rows.length > 0; rows = await revokeOnce())
      revoked.push(...rows.map((row) => row.id))
    return revoked
  },

  rotate: async (id, { prefix, secretHash, previousUntil }) => {
    await tx.$executeRaw`
      UPDATE api_key SET previous_hash = secret_hash, previous_until = ${previousUntil}, secret_hash = ${secretHash}, prefix = ${prefix}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`
  },
})
