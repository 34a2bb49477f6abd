import { ok, reject } from '#lib/domain/result.ts'
import { traceStores } from '#lib/queries/catalog/trace/trace-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { askedCode } from '#lib/web/asked-code.ts'

export const GET = apiRoute('traceCode', async (_, { actor, query }, db) => {
  const { code, limit, cursor } = query
  const read = askedCode(code)
  if ('message' in read)
    return reject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'code', code: 'unreadable_code', message: read.message }],
    })
  const traced = { gtin: read.gtin ?? undefined, lot: read.lot ?? undefined }
  const page = await traceStores(db, actor, { ...traced, limit, cursor })
  return page.ok ? ok({ read, ...page.value }) : page
})
