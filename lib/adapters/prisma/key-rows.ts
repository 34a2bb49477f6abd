import type { ApiScope } from '#lib/domain/identity/actor.ts'
import type { KeyRows } from '#lib/ports/keys.ts'

import type { TransactionClient } from './database.ts'

export const keyRows = (tx: TransactionClient, tenantId: string): KeyRows => ({
  find: async (id) => {
    const key = await tx.apiKey.findFirst({ where: { id, tenantId } })
    if (!key) return null
    const { personId, name, scopes, expiresAt, revokedAt } = key
    return { id, personId, name, scopes: scopes as ApiScope[], expiresAt, revokedAt }
  },

  insert: async ({ at, ...key }) => {
    await tx.apiKey.create({ data: { ...key, tenantId, createdAt: at }, select: { id: true } })
  },

  revoke: async (id, at) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id, tenantId, revokedAt: null },
      data: { revokedAt: at },
    })
    return count === 1
  },

  rotate: async (id, { prefix, secretHash, previousUntil }) => {
    await tx.$executeRaw`
      UPDATE api_key SET previous_hash = secret_hash, previous_until = ${previousUntil}, secret_hash = ${secretHash}, prefix = ${prefix}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`
  },
})
