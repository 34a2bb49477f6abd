import type { CommentRows, UnreadMention } from '#lib/ports/comments.ts'

import type { TransactionClient } from './database.ts'

export const commentRows = (tx: TransactionClient, tenantId: string): CommentRows => ({
  add: async ({ at, ...comment }) => {
    await tx.comment.create({ data: { ...comment, tenantId, createdAt: at } })
  },

  oweMentionMails: async ({ commentId, personIds, at, due }) => {
    await tx.$executeRaw`
      INSERT INTO account_mail (id, tenant_id, person_id, comment_id, requested_at, next_attempt_at, enqueued_at)
      SELECT uuid_v7(${at}), ${tenantId}::uuid, person_id, ${commentId}::uuid, ${at}, ${due}, ${at}
      FROM unnest(${personIds}::uuid[]) AS mentioned(person_id)`
  },

  unreadMention: async (commentId, personId) => {
    const [unread] = await tx.$queryRaw<UnreadMention[]>`
      SELECT r.id AS "recallId", r.number, r.title, r.kind = 'drill' AS drill, r.surprise AND r.issued_at IS NULL AS hidden, p.name AS by
      FROM comment c
      JOIN recall r ON r.tenant_id = c.tenant_id AND r.id = c.recall_id
      JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.author_id
      WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${commentId}::uuid AND NOT EXISTS (
        SELECT FROM comment_read d
        WHERE d.tenant_id = c.tenant_id AND d.recall_id = c.recall_id AND d.person_id = ${personId}::uuid AND d.read_at >= c.created_at)`
    return unread ?? null
  },

  markRead: async (recallId, personId, at) => {
    await tx.$executeRaw`
      INSERT INTO comment_read (tenant_id, recall_id, person_id, read_at)
      SELECT ${tenantId}::uuid, r.id, ${personId}::uuid, ${at} FROM recall r WHERE r.tenant_id = ${tenantId}::uuid AND r.id = ${recallId}::uuid
      ON CONFLICT (tenant_id, recall_id, person_id) DO UPDATE SET read_at = greatest(comment_read.read_at, excluded.read_at)`
  },
})
