import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { TimelineEntry } from '#lib/domain/timeline/timeline.ts'

import type { Names } from './names.ts'
import type { Leaf } from './timeline-groups.ts'

type Comments = {
  /** Whoever is mentioned, for the names. */
  people: string[]
  of(leaf: Leaf, names: Names): TimelineEntry['comment']
}

/** What was said, beside the leaves that say that something was said: the trail itself keeps no personal text. */
export const commentsOf = async (
  tx: TransactionClient,
  tenantId: string,
  leaves: Leaf[],
): Promise<Comments> => {
  const ids = leaves.flatMap(({ action, data }) =>
    action === 'comment.added' && typeof data['commentId'] === 'string' ? [data['commentId']] : [],
  )
  const rows = await tx.comment.findMany({
    where: { tenantId, id: { in: ids } },
    select: {
      id: true,
      body: true,
      mentions: true,
      attachments: {
        where: { state: 'ready' },
        orderBy: { id: 'asc' },
        select: { id: true, name: true, mediaType: true, bytes: true },
      },
    },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    people: rows.flatMap(({ mentions }) => mentions),
    of: ({ data }, names) => {
      const row = typeof data['commentId'] === 'string' ? byId.get(data['commentId']) : undefined
      if (!row) return null
      return {
        body: row.body,
        files: row.attachments,
        mentions: row.mentions.map((id) => ({ id, name: names.person(id) ?? 'someone' })),
      }
    },
  }
}
