import { ok } from '#lib/domain/result.ts'
import { recallVersions, toRecallVersionView } from '#lib/queries/recall/recall-versions.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listVersions', async (_, { actor, params }, db) => {
  const versions = await recallVersions(db, actor, { recallId: params.id })
  return versions.ok ? ok({ data: versions.value.map(toRecallVersionView), nextCursor: null }) : versions
})
