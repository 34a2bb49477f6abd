import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { StoreActor } from '#lib/domain/identity/actor.ts'
import { beginningOf } from '#lib/domain/catalog/push-subscription.ts'
import { ok, type Result } from '#lib/domain/result.ts'

/** Whether this browser is told of recalls: what it believes itself may be long over. */
export const isPushSubscribed = async (
  db: Readable,
  actor: StoreActor,
  { endpoint }: { endpoint: string },
): Promise<Result<boolean>> =>
  withTenant(db, actor, async (tx) => {
    const { tenantId, storeId } = actor
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM contact WHERE tenant_id = ${tenantId}::uuid AND store_id = ${storeId}::uuid AND channel = 'push'
        AND disabled_because IS NULL AND starts_with(address, ${beginningOf(endpoint)})`
    return ok(rows.length > 0)
  })
