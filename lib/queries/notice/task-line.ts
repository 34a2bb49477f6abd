import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

type Line = RecallContent['scope'][number]

/** What is meant, as a store is shown it. */
export type TaskLine = Line & {
  productName: string | null
  picture: LinePicture | null
}

export type LinePicture = { id: string; width: number; height: number }

type Frozen = RecallContent & { productNames: Record<string, string> }

export const frozenContent = async (
  tx: TransactionClient,
  where: { tenantId: string; recallId: string; version: number },
): Promise<Frozen | null> => {
  const frozen = await tx.recallVersion.findFirst({ where, select: { content: true } })
  // Frozen by us from a parsed recall; the column has no other source.
  return (frozen?.content as unknown as Frozen | undefined) ?? null
}

/** By their ids, with their sizes, so that nothing jumps when they arrive. */
export const linePictures = async (
  tx: TransactionClient,
  tenantId: string,
  recallIds: readonly string[],
  lines: readonly Pick<Line, 'pictureId'>[],
): Promise<Map<string, LinePicture>> => {
  const ids = lines.flatMap(({ pictureId }) => (pictureId ? [pictureId] : []))
  if (ids.length === 0) return new Map()
  const rows = await tx.attachment.findMany({
    where: {
      tenantId,
      recallId: { in: [...recallIds] },
      id: { in: ids },
      purpose: 'picture',
      state: 'ready',
    },
    select: { id: true, width: true, height: true },
  })
  return new Map(rows.map(({ id, width, height }) => [id, { id, width: width ?? 4, height: height ?? 3 }]))
}
