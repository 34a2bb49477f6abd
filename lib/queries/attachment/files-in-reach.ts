import 'server-only'

import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'

import { regionOf } from '../query.ts'

/** A district's manager reads what is said of all, and of the stores of the district; the files of a comment likewise. */
export const filesInReach = async (
  tx: TransactionClient,
  actor: Actor,
  recallId: string,
): Promise<Prisma.AttachmentWhereInput> => {
  const regionId = regionOf(actor)
  if (regionId === null) return {}
  const { tenantId } = actor
  const notices = await tx.notice.findMany({
    where: { tenantId, recallId, store: { regionId } },
    select: { id: true },
  })
  return {
    OR: [
      { commentId: null },
      { comment: { noticeId: null } },
      { comment: { noticeId: { in: notices.map(({ id }) => id) } } },
    ],
  }
}
