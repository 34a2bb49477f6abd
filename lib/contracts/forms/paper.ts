import { z } from 'zod'

import { LANGUAGES } from '#lib/domain/identity/language.ts'
import { REPORT_OUTCOMES } from '#lib/domain/notice/report.ts'

import { GtinSchema, Lot, StoreNumber } from '../catalog.ts'

export const SheetLanguage = z.object({ language: z.enum(LANGUAGES).nullable().catch(null).default(null) })
export const PaperCodeQuery = z.object({ code: z.string().trim().max(40).catch('').default('') })

const MOST_LOTS = 110
const LINE = /^lines\.(\d+)\.(gtin|lot|onHandAtNotice|found|quarantined|destroyed|returned|sold)$/

// An empty field of a sheet is a zero, but for what was sold, which nobody has to know.
const units = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, 'Enter a number, or leave it empty.')
  .transform((text) => Number(text))

const PaperLine = z.strictObject({
  gtin: GtinSchema,
  lot: z.union([z.literal(''), Lot]).transform((lot) => lot || null),
  onHandAtNotice: units,
  found: units,
  quarantined: units,
  destroyed: units,
  returned: units,
  sold: z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, 'Enter a number, or leave it empty.')
    .transform((text) => (text === '' ? null : Number(text))),
})

// A form knows no lists: `lines.0.found` is put where it belongs.
const gathered = (form: Record<string, unknown>): Record<string, unknown> => {
  const lines: Record<string, unknown>[] = []
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(form)) {
    const [, place, field = ''] = LINE.exec(name) ?? []
    const at = Number(place)
    if (place === undefined || at >= MOST_LOTS) rest[name] = value
    else lines[at] = { ...lines[at], [field]: value }
  }
  return { ...rest, lines: lines.map((line) => line ?? {}) }
}

/** What somebody at the desk reads from a store's sheet. */
export const PaperAnswerForm = z
  .record(z.string().max(60), z.string().max(2000))
  .transform(gathered)
  .pipe(
    z.strictObject({
      recallId: z.uuid(),
      storeNumber: StoreNumber,
      code: z.string().trim().max(40),
      version: z.coerce.number().int().min(1),
      signedBy: z.string().trim().min(1, 'Enter who signed the sheet.').max(100),
      outcome: z.enum(REPORT_OUTCOMES, 'Choose the store’s response.'),
      note: z
        .string()
        .trim()
        .max(1000)
        .transform((text) => text || null),
      lines: z.array(PaperLine).max(MOST_LOTS),
    }),
  )
