import 'server-only'

import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'

/** A district's manager reads what is said of all, and of the stores of the district; the files of a comment likewise. */
export const filesInReach = async (
  tx: TransactionClient,
  actor: Actor,
  recallId: string,
): Promise<Prisma.AttachmentWhereInput> => {
  const regionId = confinedToDistrict(actor)
  if (regionId === null) return {}
  const { tenantId } = actor
  const notices = await tx.notice.findMany({
    where: { tenantId, recallId, store: await inDistrict(tx, regionId) },
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
