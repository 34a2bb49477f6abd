import 'server-only'

import { scanLimits } from '#lib/adapters/prisma/scan-limits.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'
import { knowledgeMinutes, type KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'

import { permittedRead, type Query } from '../query.ts'

/** How long a phone without a connection may say NOT RECALLED. */
export const scannerSettings: Query<object, KnowledgeMinutes> = async (db, actor) => {
  const allowed = permittedRead(actor, 'policy:read')
  if (!allowed.ok) return allowed
  return withTenant(db, actor, async (tx) => ok(knowledgeMinutes(await scanLimits(tx, actor.tenantId))))
}
