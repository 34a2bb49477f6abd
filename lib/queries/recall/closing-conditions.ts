import 'server-only'

import { closingFacts } from '#lib/adapters/prisma/closing-facts.ts'
import { toContent } from '#lib/adapters/prisma/recall-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { closingChecklist, type ClosingCondition, type ClosingPoint } from '#lib/domain/recall/closing.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

export type ClosingState = {
  checklist: ClosingPoint[]
  /** Why it was closed although a point was open. */
  reasons: Partial<Record<ClosingCondition, string>>
}

const personIdOf = (actor: Actor): string | null =>
  actor.kind === 'person' || actor.kind === 'key' ? actor.personId : null

/** The closing checklist with what was counted for each point, seen by whoever asks: the second person may be this one. */
export const closingConditions: Query<{ recallId: string }, ClosingState> = async (
  db,
  actor,
  { recallId },
) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const row = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      include: { scope: true },
    })
    if (!row) return rejected('RECALL_NOT_FOUND')
    const { id, priority } = row
    const facts = await closingFacts(tx, tenantId, { id, priority, content: toContent(row) })
    const samePerson = row.closingBy !== null && row.closingBy === personIdOf(actor)
    return ok({
      checklist: closingChecklist({ ...facts, samePerson }),
      // Written by us alone.
      reasons: row.closingReasons as ClosingState['reasons'],
    })
  })
}
