import { ok } from '#lib/domain/result.ts'
import { listColleagues } from '#lib/queries/identity/list-colleagues.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listColleagues', async (_, { actor }, db) => {
  const listed = await listColleagues(db, actor, {})
  return listed.ok ? ok({ data: listed.value, nextCursor: null }) : listed
})
