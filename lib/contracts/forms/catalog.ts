import { z } from 'zod'

import { CHANNEL_NAMES } from '#lib/domain/channel/channel.ts'
import { LANGUAGES } from '#lib/domain/identity/language.ts'
import type { ImportSettings } from '#lib/domain/catalog/import/catalog-import.ts'

import { Contact, CONTACT_KINDS, ProductRow, STORE_FACTS, StoreNumber } from '../catalog.ts'

export const ImportUpload = z.strictObject({
  kind: z.enum(['stores', 'products', 'shipments']),
  name: z.string().trim().min(1).max(255),
})

export const ImportReadForm = z.strictObject({ importId: z.uuid(), encoding: z.enum(['windows-1252']) })

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

const NO_ADDRESS_LINE = ''
// A field that is left empty; what is no text is for the schema to refuse.
const optional = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)

const storeFields = {
  ...STORE_FACTS,
  banner: z.preprocess(optional, STORE_FACTS.banner),
  gln: z.preprocess(optional, STORE_FACTS.gln),
  region: z.preprocess(optional, STORE_FACTS.region),
  line1: z.string().trim().max(200).default(NO_ADDRESS_LINE),
  city: z.string().trim().max(100).default(NO_ADDRESS_LINE),
  state: z.string().trim().max(100).default(NO_ADDRESS_LINE),
  postalCode: z.string().trim().max(20).default(NO_ADDRESS_LINE),
  country: z.string().trim().max(60).default(NO_ADDRESS_LINE),
}

type Flat = z.output<ReturnType<typeof flatStore>>
const flatStore = () => z.strictObject(storeFields)

const toFacts = ({ line1, city, state, postalCode, country, ...facts }: Flat) => ({
  ...facts,
  address: {
    line1: line1 || null,
    city: city || null,
    state: state || null,
    postalCode: postalCode || null,
    country: country || null,
  },
})

export const NewStoreForm = flatStore().transform((flat) => ({ facts: toFacts(flat) }))
export const StoreForm = z
  .strictObject({ ...storeFields, seenAt: z.iso.datetime() })
  .transform(({ seenAt, ...flat }) => ({ seenAt, facts: toFacts(flat) }))

const TIME = z
  .union([z.literal(''), z.string().regex(/^\d{2}:\d{2}$/, 'Enter a time such as 08:00.')])
  .default('')
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** `open.1`, `close.1` … of Monday to Sunday; a day without times is closed. */
export const HoursForm = z
  .strictObject({
    number: StoreNumber,
    ...Object.fromEntries(
      DAYS.flatMap((day) => [
        [`open.${day}`, TIME],
        [`close.${day}`, TIME],
      ]),
    ),
  })
  .transform(({ number, ...times }, context) => {
    const given = times as Record<string, string>
    const hours = DAYS.flatMap((day) => {
      const [open = '', close = ''] = [given[`open.${day}`], given[`close.${day}`]]
      if (open !== '' && close !== '') return [{ day, open, close }]
      if (open !== close)
        context.addIssue({
          code: 'custom',
          path: [open === '' ? `open.${day}` : `close.${day}`],
          message: 'Enter both times, or neither if it’s closed.',
        })
      return []
    })
    return { number: number as string, hours }
  })

const named = { channel: z.enum(CHANNEL_NAMES), kind: z.enum(CONTACT_KINDS), address: z.string().max(1000) }

/** A contact as it is to be, and, when it takes the place of another one, which (`was.*`). */
export const ContactForm = z
  .strictObject({
    number: StoreNumber,
    ...named,
    language: z.enum(LANGUAGES),
    'was.channel': named.channel.optional(),
    'was.kind': named.kind.optional(),
    'was.address': named.address.optional(),
  })
  .transform((form, context) => {
    const { number, channel, kind, address, language } = form
    const contact = Contact.safeParse({ channel, kind, address, language })
    if (!contact.success) {
      for (const { path, message } of contact.error.issues)
        context.addIssue({ code: 'custom', path, message })
      return z.NEVER
    }
    const was = { channel: form['was.channel'], kind: form['was.kind'], address: form['was.address'] }
    const instead =
      was.channel && was.kind && was.address
        ? { ...was, channel: was.channel, kind: was.kind, address: was.address }
        : undefined
    return { number, contact: contact.data, ...(instead ? { instead } : {}) }
  })

export const NamedContactForm = z
  .strictObject({ number: StoreNumber, ...named })
  .transform(({ number, ...contact }) => ({ number, contact }))

export const ContactSecretForm = z.strictObject({ number: StoreNumber, contactId: z.uuid() })

export const RemoveForm = z.strictObject({
  what: z.enum(['store', 'product']),
  key: z.string().min(1).max(32),
  removed: z.stringbool(),
})

const blankToNull = (schema: z.ZodType<string | null>) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema)

export const ProductForm = z
  .strictObject({
    ...ProductRow.shape,
    brand: blankToNull(ProductRow.shape.brand),
    category: blankToNull(ProductRow.shape.category),
    supplier: blankToNull(ProductRow.shape.supplier),
    seenAt: z.union([z.literal('').transform(() => null), z.iso.datetime()]),
  })
  .transform(({ seenAt, ...product }) => ({ seenAt, product }))

const id = z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable())

export const DistrictForm = z.strictObject({
  id,
  name: z.string().trim().min(1, 'Enter a name.').max(100),
  parentId: id,
})

export const AssignForm = z.strictObject({
  districtId: z.uuid(),
  numbers: z
    .string()
    .max(100_000)
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .refine((numbers) => numbers.length > 0, 'Enter at least one store.')
    .refine((numbers) => numbers.length <= 5000, 'At most 5,000 stores at once.')
    .refine(
      (numbers) => numbers.every((number) => number.length <= 32),
      'One of these is too long for a store number.',
    ),
})
