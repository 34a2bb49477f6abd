import type { SystemActor } from '#lib/domain/identity/actor.ts'
import type { ImportState } from '#lib/domain/catalog/import/catalog-import.ts'
import { before, days, hours } from '#lib/domain/duration.ts'
import type { ImportWork } from '#lib/ports/imports.ts'

import type { Database } from './database.ts'
import { withTenant } from './with-tenant.ts'

const within = (tenantId: string): SystemActor => ({ kind: 'system', tenantId, name: 'import' })

type Waiting = { id: string; tenantId: string; state: ImportState }

export const prismaImportWork = (db: Database): ImportWork => ({
  claim: async (leaseToken, at, until, mostBytes) => {
    // Found across tenants, taken within one: a second worker that found the same takes nothing.
    const found = await db.$queryRaw<Waiting[]>`
      SELECT id, tenant_id AS "tenantId", state FROM catalog_import
      WHERE state IN ('reading', 'checking', 'applying') AND (lease_until IS NULL OR lease_until < ${at})
        AND (${mostBytes}::int IS NULL OR bytes <= ${mostBytes}::int) ORDER BY created_at LIMIT 1`
    const [next] = found
    if (!next) return null
    const { id: importId, tenantId, state } = next
    const taken = await withTenant(
      db,
      within(tenantId),
      (tx) => tx.$executeRaw`
        UPDATE catalog_import SET lease_token = ${leaseToken}::uuid, lease_until = ${until}, progress = 0
        WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid AND state = ${state}::import_state
          AND (lease_until IS NULL OR lease_until < ${at})`,
    )
    return taken === 1 ? { tenantId, importId, state } : null
  },

  advance: async ({ tenantId, importId, leaseToken }, progress, until) => {
    const held = await withTenant(
      db,
      within(tenantId),
      (tx) => tx.$executeRaw`
        UPDATE catalog_import SET progress = ${progress}::int, lease_until = ${until}
        WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid AND lease_token = ${leaseToken}::uuid`,
    )
    return held === 1
  },

  purge: async (at) => {
    const old = await db.$queryRaw<Waiting[]>`
      SELECT id, tenant_id AS "tenantId", state FROM catalog_import
      WHERE ended_at IS NULL AND state NOT IN ('reading', 'checking', 'applying')
        AND created_at < CASE state WHEN 'uploading' THEN ${before(at, hours(1))}::timestamptz ELSE ${before(at, days(7))}::timestamptz END
      LIMIT 20`
    for (const { id, tenantId } of old)
      await withTenant(db, within(tenantId), async (tx) => {
        await tx.catalogImportPiece.deleteMany({ where: { tenantId, importId: id } })
        await tx.catalogImportRow.deleteMany({ where: { tenantId, importId: id } })
        const data = { state: 'discarded' as const, endedAt: at, fault: 'Nobody applied it in time.' }
        await tx.catalogImport.updateMany({ where: { tenantId, id }, data })
      })
    return old.length
  },
})
