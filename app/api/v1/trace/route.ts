import { toTraceView, traceStores } from '#lib/queries/catalog/trace/trace-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('trace', async (_, { actor, query }, db) => {
  const page = await traceStores(db, actor, query)
  return page.ok ? { ok: true, value: { ...page.value, data: page.value.data.map(toTraceView) } } : page
})
