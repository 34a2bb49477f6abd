import { z } from 'zod'

import type { ImportSettings } from '#lib/domain/catalog/import/catalog-import.ts'

export const ImportUpload = z.strictObject({
  kind: z.enum(['stores', 'products', 'shipments']),
  name: z.string().trim().min(1).max(255),
  encoding: z.enum(['windows-1252']).optional(),
})

const COLUMN = /^column\.(\w{1,40})$/

/** `column.<field>` names the column that a field is read from, or nothing; the rest is how the file is meant. */
export const ImportColumnsForm = z
  .strictObject({
    importId: z.uuid(),
    dateOrder: z.enum(['ymd', 'mdy', 'dmy']),
    header: z.literal('on').optional(),
    whole: z.literal('on').optional(),
    storeDigits: z.union([z.literal(''), z.coerce.number().int().min(2).max(12)]).optional(),
  })
  .catchall(z.string().max(6))
  .transform(({ importId, dateOrder, header, whole, storeDigits, ...rest }) => {
    const mapping = Object.entries(rest).flatMap(([name, value]) => {
      const field = COLUMN.exec(name)?.[1]
      return field && /^\d{1,3}$/.test(String(value)) ? [[field, Number(value)] as const] : []
    })
    const settings: ImportSettings = {
      header: header === 'on',
      whole: whole === 'on',
      dateOrder,
      storeDigits: typeof storeDigits === 'number' ? storeDigits : null,
      mapping: Object.fromEntries(mapping),
    }
    return { importId, settings }
  })

export const ImportApplyForm = z.strictObject({
  importId: z.uuid(),
  leaveOut: z.literal('on').optional(),
  typed: z.string().max(60).default(''),
})

export const ImportForm = z.strictObject({ importId: z.uuid() })
