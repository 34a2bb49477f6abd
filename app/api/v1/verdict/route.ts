import { ok, reject } from '#lib/domain/result.ts'
import { packVerdict, type PackVerdict } from '#lib/queries/recall/pack-verdict.ts'
import { apiRoute } from '#lib/web/api-route.ts'

const MOST_OF_A_LOT = 60
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
  // Longer than any lot: nobody read it from a pack, and it is like none.
  const typedLot = lot && lot.length > MOST_OF_A_LOT ? '?' : (lot ?? null)
  if (!asked)
    return reject({
      code: 'VALIDATION_FAILED',
      errors: [
        { path: 'code', code: 'required', message: 'Send what was scanned as code, or a number as gtin.' },
      ],
    })
  // A day that nobody can read was not read.
  const expiresOn = expires && ISO_DAY.test(expires) && !Number.isNaN(Date.parse(expires)) ? expires : null
  const ask = (text: string, entry: 'decoded' | 'typed') =>
    packVerdict(db, actor, { code: text, entry, lot: typedLot, expiresOn, store: store ?? null, now })
  if (!code) return ask(asked, 'typed')
  const scanned = await ask(code, 'decoded')
  if (!gtin || !scanned.ok) return scanned
  const typed = await ask(gtin, 'typed')
  return typed.ok ? ok(ofBoth(scanned.value, typed.value)) : typed
})

/** A code and a number at once: if they are not of one product, nobody knows which of them the pack is. */
const ofBoth = (scanned: PackVerdict, typed: PackVerdict): PackVerdict => {
  if (scanned.gtin === typed.gtin) return scanned
  const recalled = [scanned, typed].find(({ verdict }) => verdict === 'remove')
  return recalled ?? { ...scanned, verdict: 'check', why: 'not_read' }
}
