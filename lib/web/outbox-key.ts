import 'server-only'

import { hkdfSync } from 'node:crypto'

import type { StoreActor } from '#lib/domain/identity/actor.ts'

import { webProcess } from './process.ts'

/** What a store's phones lock unsent work with: the same for everybody of the store, and for nobody else (docs/decisions/0023). */
export const outboxKey = ({ tenantId, storeId }: StoreActor): string => {
  const bytes = hkdfSync(
    'sha256',
    webProcess().env.DATA_KEY,
    `${tenantId} ${storeId}`,
    'clearshelf outbox v1',
    32,
  )
  return Buffer.from(bytes).toString('base64')
}
