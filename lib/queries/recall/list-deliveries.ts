import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { DeliveryView, Page } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { fromCursor, ID, pageOf } from '../cursor.ts'
import { maskAddress } from './mask-address.ts'
import { isoOrNull, permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

type Filter = { recallId: string; limit: number; cursor?: string | undefined }

/** Each message of a recall, in the order it was planned. */
export const listDeliveries: Query<Filter, Page<DeliveryView>> = async (
  db,
  actor,
  { recallId, limit, cursor },
) => {
  const allowed = permittedRead(actor, 'delivery:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(cursor, ID)
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.delivery.findMany({
      where: {
        tenantId,
        recallId,
        ...(after ? { id: { gt: after } } : {}),
        store: await inDistrict(tx, regionId),
      },
      orderBy: { id: 'asc' },
      take: limit + 1,
      include: { store: { select: { number: true } }, contact: { select: { address: true } } },
    })
    const toView = (row: (typeof rows)[number]): DeliveryView => ({
      id: row.id,
      storeNumber: row.store.number,
      channel: row.channel,
      purpose: row.purpose,
      round: row.round,
      address: maskAddress(row.contact.address),
      state: row.state,
      attempts: row.attempts,
      providerMessageId: row.providerMessageId,
      nextAttemptAt: row.settledAt ? null : isoOrNull(row.nextAttemptAt),
      lastError: row.lastError,
    })
    return ok(pageOf(rows, limit, ({ id }) => id, toView))
  })
}
