import { reject } from '#lib/domain/result.ts'
import { packVerdict } from '#lib/queries/recall/pack-verdict.ts'
import { apiRoute } from '#lib/web/api-route.ts'

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

export const GET = apiRoute('verdict', async (_, { actor, query, now }, db) => {
  const [code, gtin, lot, expires, store] = [
    query.code,
    query.gtin,
    query.lot,
    query.expires,
    query.store,
  ].map((text) => text?.trim() || null)
  const asked = code ?? gtin
  if (!asked)
    return reject({
      code: 'VALIDATION_FAILED',
      errors: [
        { path: 'code', code: 'required', message: 'Send what was scanned as code, or a number as gtin.' },
      ],
    })
  // A day that nobody can read was not read.
  const expiresOn = expires && ISO_DAY.test(expires) && !Number.isNaN(Date.parse(expires)) ? expires : null
  return packVerdict(db, actor, { code: asked, lot: lot ?? null, expiresOn, store: store ?? null, now })
})
