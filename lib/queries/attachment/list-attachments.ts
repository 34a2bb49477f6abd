import 'server-only'

import { toAttachment } from '#lib/adapters/prisma/attachment-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Attachment } from '#lib/domain/attachment/attachment.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { filesInReach } from './files-in-reach.ts'
import { permittedRead, type Query } from '../query.ts'
import { visibleTo } from '../recall/visible-recalls.ts'

export type ListedAttachment = Attachment & { uploadedByName: string }

// A recall has a few dozen; a page of them all is not long.
const AT_MOST = 500

/** The files and pictures of a recall that were looked at, newest first. */
export const listAttachments: Query<{ recallId: string }, ListedAttachment[]> = async (
  db,
  actor,
  { recallId },
) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.attachment.findMany({
      where: { tenantId, recallId, state: 'ready', ...(await filesInReach(tx, actor, recallId)) },
      orderBy: { id: 'desc' },
      take: AT_MOST,
    })
    const people = await tx.person.findMany({
      where: { tenantId, id: { in: rows.map(({ uploadedBy }) => uploadedBy) } },
      select: { id: true, name: true },
    })
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return ok(
      rows.map((row) => ({ ...toAttachment(row), uploadedByName: names.get(row.uploadedBy) ?? 'someone' })),
    )
  })
}
