import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { recallViews } from './recall-view.ts'
import { visibleTo } from './visible-recalls.ts'

export const recallDetail: Query<{ id: string; now: Date }, RecallView> = async (db, actor, { id, now }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const row = await tx.recall.findFirst({
      where: { id, tenantId, ...visibleTo(actor) },
      include: { scope: true },
    })
    const [view] = row ? await recallViews(tx, actor, [row], now) : []
    return view ? ok(view) : rejected('RECALL_NOT_FOUND')
  })
}
