import type { CommentRows } from '#lib/ports/comments.ts'

import type { TransactionClient } from './database.ts'

export const commentRows = (tx: TransactionClient, tenantId: string): CommentRows => ({
  add: async ({ at, ...comment }) => {
    await tx.comment.create({ data: { ...comment, tenantId, createdAt: at } })
  },

  markRead: async (recallId, personId, at) => {
    await tx.$executeRaw`
      INSERT INTO comment_read (tenant_id, recall_id, person_id, read_at)
      SELECT ${tenantId}::uuid, r.id, ${personId}::uuid, ${at} FROM recall r WHERE r.tenant_id = ${tenantId}::uuid AND r.id = ${recallId}::uuid
      ON CONFLICT (tenant_id, recall_id, person_id) DO UPDATE SET read_at = greatest(comment_read.read_at, excluded.read_at)`
  },
})
