import 'server-only'

import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import type { ReadableFile } from '../attachment/readable-file.ts'
import { permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

/** Where the bytes of a photo lie, for somebody at the desk who may see its store's part at this moment. */
export const readablePhoto: Query<{ id: string }, ReadableFile> = async (db, actor, { id }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const store = await inDistrict(tx, confinedToDistrict(actor))
    const photo = await tx.evidence.findFirst({
      where: { id, tenantId, notice: { recall: visibleTo(actor), store } },
      select: { objectKey: true, mediaType: true, bytes: true },
    })
    return photo ? ok({ ...photo, purpose: 'picture', name: id }) : rejected('ATTACHMENT_NOT_FOUND')
  })
}
