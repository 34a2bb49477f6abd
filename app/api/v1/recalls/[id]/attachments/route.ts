import { ok } from '#lib/domain/result.ts'
import { listAttachments } from '#lib/queries/attachment/list-attachments.ts'
import { attachFile } from '#lib/use-cases/attachment/attach-file.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listAttachments', async (_, { actor, params }, db) => {
  const listed = await listAttachments(db, actor, { recallId: params.id })
  if (!listed.ok) return listed
  return ok({ data: listed.value.map(({ uploadedByName: _name, ...one }) => one), nextCursor: null })
})

export const POST = apiRoute('attachFile', (ports, { actor, params, body }) =>
  attachFile(ports)(actor, { recallId: params.id, ...body }),
)
