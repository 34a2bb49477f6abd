import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { permittedRead } from '../query.ts'

/** Another text whenever something that a store is shown of its open recalls has changed: a recall, its scope, an answer. */
export const storePulse = async (db: Readable, actor: PersonActor): Promise<Result<string>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  if (!storeId) return rejected('STORE_NOT_FOUND')
  return withTenant(db, actor, async (tx) => {
    const [row] = await tx.$queryRaw<{ pulse: string }[]>`
      SELECT coalesce(md5(string_agg(concat_ws(' ', n.id, n.version, n.state, n.stood_down_at, n.reopened_at, r.status,
               (SELECT concat_ws(' ', max(a.at), count(w.response_id)) FROM response a
                LEFT JOIN response_withdrawal w ON w.tenant_id = a.tenant_id AND w.response_id = a.id
                WHERE a.tenant_id = n.tenant_id AND a.notice_id = n.id)), ',' ORDER BY n.id)), 'none') AS pulse
      FROM notice n JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.store_id = ${storeId}::uuid AND r.status IN ('issued', 'closing')`
    return ok(row?.pulse ?? 'none')
  })
}
