import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { savedName, type AttachmentPurpose } from '#lib/domain/attachment/attachment.ts'
import { confinedToStore, type Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { filesInReach } from './files-in-reach.ts'
import { permittedRead } from '../query.ts'
import { visibleTo } from '../recall/visible-recalls.ts'

export type ReadableFile = {
  objectKey: string
  purpose: AttachmentPurpose
  name: string
  mediaType: string
  bytes: number
}

/**
 * Where the bytes of a file lie, for somebody who may see it now. At the desk: whoever may read its recall. In a store:
 * the pictures of the version that the store was told of, and nothing else.
 */
export const readableFile = async (
  db: Readable,
  actor: Actor,
  { id }: { id: string },
): Promise<Result<ReadableFile>> => {
  const { tenantId } = actor
  const storeId = confinedToStore(actor)
  const allowed = permittedRead(actor, storeId === null ? 'recall:read' : 'notice:read')
  if (!allowed.ok) return allowed
  return withTenant(db, actor, async (tx) => {
    const row = await tx.attachment.findFirst({
      where: { id, tenantId, state: 'ready' },
      select: { recallId: true, objectKey: true, purpose: true, name: true, mediaType: true, bytes: true },
    })
    if (!row) return rejected('ATTACHMENT_NOT_FOUND')
    const { recallId, ...as } = row
    const file = { ...as, name: savedName(as) }
    if (storeId === null) {
      const recall = await tx.recall.findFirst({
        where: { id: recallId, tenantId, ...visibleTo(actor) },
        select: { id: true },
      })
      const reach = await filesInReach(tx, actor, recallId)
      const readable = recall && (await tx.attachment.findFirst({ where: { id, tenantId, ...reach } }))
      return readable ? ok(file) : rejected('ATTACHMENT_NOT_FOUND')
    }
    const notice = await tx.notice.findFirst({
      where: { tenantId, recallId, storeId, ...(actor.kind === 'link' ? { id: actor.noticeId } : {}) },
      select: { version: true },
    })
    const line =
      notice &&
      (await tx.scopeLine.findFirst({
        where: { tenantId, recallId, version: notice.version, pictureId: id },
        select: { id: true },
      }))
    return line && file.purpose === 'picture' ? ok(file) : rejected('ATTACHMENT_NOT_FOUND')
  })
}
