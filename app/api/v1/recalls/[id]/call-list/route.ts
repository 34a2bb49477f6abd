import { ok } from '#lib/domain/result.ts'
import { callList } from '#lib/queries/recall/call-list.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('callList', async (_, { actor, params, query, now }, db) => {
  const { limit, cursor, ...matching } = query
  const list = await callList(db, actor, { recallId: params.id, chosen: { matching }, limit, cursor, now })
  return list.ok ? ok({ data: list.value.stores, nextCursor: list.value.nextCursor }) : list
})
