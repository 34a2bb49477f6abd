import { ok } from '#lib/domain/result.ts'
import { openProposals } from '#lib/queries/recall/open-proposals.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listProposals', async (_, { actor, params }, db) => {
  const listed = await openProposals(db, actor, { recallId: params.id })
  return listed.ok ? ok({ data: listed.value, nextCursor: null }) : listed
})
