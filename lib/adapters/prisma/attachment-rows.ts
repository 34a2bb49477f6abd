import type { Attachment } from '#lib/domain/attachment/attachment.ts'
import type { AttachmentRows } from '#lib/ports/attachments.ts'

import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'

export const attachmentRows = (tx: TransactionClient, tenantId: string): AttachmentRows => ({
  add: async ({ at, ...attachment }) => {
    await tx.attachment.create({ data: { ...attachment, tenantId, state: 'waiting', createdAt: at } })
  },

  countWaiting: (uploadedBy) => tx.attachment.count({ where: { tenantId, uploadedBy, state: 'waiting' } }),

  find: async (id, lock) => {
    if (lock)
      await tx.$executeRaw`SELECT FROM attachment WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`
    const row = await tx.attachment.findFirst({ where: { tenantId, id } })
    return row ? { ...toAttachment(row), recallId: row.recallId, objectKey: row.objectKey } : null
  },

  settle: async (id, settlement) => {
    await tx.attachment.updateMany({ where: { tenantId, id, state: 'waiting' }, data: settlement })
  },

  remove: async (id) => {
    await tx.attachment.deleteMany({ where: { tenantId, id, state: 'ready' } })
  },

  readyPictures: async (recallId, ids) => {
    const rows = await tx.attachment.findMany({
      where: { tenantId, recallId, purpose: 'picture', state: 'ready', id: { in: ids } },
      select: { id: true },
    })
    return new Set(rows.map(({ id }) => id))
  },

  hangOn: async ({ id: commentId, recallId, authorId: uploadedBy }, ids) => {
    const { count } = await tx.attachment.updateMany({
      where: {
        tenantId,
        recallId,
        uploadedBy,
        id: { in: ids },
        purpose: 'file',
        state: 'ready',
        commentId: null,
      },
      data: { commentId },
    })
    return count
  },
})

type AttachmentRow = Prisma.AttachmentGetPayload<object>

export const toAttachment = (row: AttachmentRow): Attachment => ({
  id: row.id,
  purpose: row.purpose,
  state: row.state,
  name: row.name,
  mediaType: row.mediaType,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  sha256: row.sha256 ? Buffer.from(row.sha256).toString('hex') : null,
  refusedBecause: row.refusedBecause,
  commentId: row.commentId,
  uploadedBy: row.uploadedBy,
  createdAt: row.createdAt.toISOString(),
})
