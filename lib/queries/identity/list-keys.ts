import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { KeyView } from '#lib/contracts/key-views.ts'
import type { ApiScope } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'

const MOST = 500

/** The API keys of whoever asks; for an administrator, all of the tenant. Newest first. */
export const listKeys: Query<{ now: Date }, KeyView[]> = async (db, actor, { now }) => {
  const allowed = permittedRead(actor, 'key:manage')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const mine = 'role' in actor && actor.role !== 'admin' ? { personId: actor.personId } : {}
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.apiKey.findMany({
      where: { tenantId, ...mine },
      include: { person: { select: { id: true, name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MOST,
    })
    return ok(
      rows.map(({ id, name, prefix, scopes, person, ...times }) => ({
        id,
        name,
        prefix,
        scopes: scopes as ApiScope[],
        person,
        createdAt: iso(times.createdAt),
        expiresAt: isoOrNull(times.expiresAt),
        lastUsedAt: isoOrNull(times.lastUsedAt),
        revokedAt: isoOrNull(times.revokedAt),
        previousUntil: times.previousUntil && times.previousUntil > now ? iso(times.previousUntil) : null,
      })),
    )
  })
}
