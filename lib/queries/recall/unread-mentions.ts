import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'

import { permittedRead } from '../query.ts'

export type UnreadMention = { recallId: string; number: string; title: string; by: string; comments: number }

// More than anybody reads at once; the rest comes up as these are read.
const MOST = 20

/** Where this person is mentioned and has not looked since, the newest first. */
export const unreadMentions = async (
  db: Readable,
  actor: PersonActor,
  { recallId }: { recallId: string | null },
): Promise<Result<UnreadMention[]>> => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId, personId } = actor
  return withTenant(db, actor, async (tx) =>
    ok(
      await tx.$queryRaw<UnreadMention[]>`
        SELECT r.id AS "recallId", r.number, r.title, count(*)::int AS comments,
               (array_agg(p.name ORDER BY c.created_at DESC))[1] AS by
        FROM comment c
        JOIN recall r ON r.tenant_id = c.tenant_id AND r.id = c.recall_id
        JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.author_id
        LEFT JOIN comment_read d ON d.tenant_id = c.tenant_id AND d.recall_id = c.recall_id AND d.person_id = ${personId}::uuid
        WHERE c.tenant_id = ${tenantId}::uuid AND c.mentions @> ARRAY[${personId}::uuid]
          AND (d.read_at IS NULL OR d.read_at < c.created_at) AND c.author_id <> ${personId}::uuid
          AND (${recallId}::uuid IS NULL OR c.recall_id = ${recallId}::uuid)
        GROUP BY r.id, r.number, r.title ORDER BY max(c.created_at) DESC LIMIT ${MOST}`,
    ),
  )
}
