import { z } from 'zod'

import { CHANNEL_NAMES } from '#lib/domain/channel/channel.ts'
import { checkDigit, parseGtin, type Gtin, type GtinFault } from '#lib/domain/catalog/gtin.ts'
import { openingHoursFault } from '#lib/domain/catalog/opening-hours.ts'
import { isTimeZone } from '#lib/domain/catalog/time-zone.ts'
import { LANGUAGES } from '#lib/domain/identity/language.ts'
import type {
  ContactInput,
  ProductInput,
  ShipmentInput,
  StockEventInput,
  StoreInput,
} from '#lib/domain/catalog/rows.ts'
import { ADDRESS_RULES } from './address-rules.ts'
import { Day, Moment } from './moment.ts'
import { STOCK_KINDS } from '#lib/domain/notice/stock.ts'

const GTIN_FAULTS: Record<GtinFault, string> = {
  not_digits:
    'A GTIN has digits only. A spreadsheet may have turned it into a number; format the column as text.',
  wrong_length: 'A GTIN has 8, 12, 13 or 14 digits. Leading zeros may have been lost.',
  check_digit: 'The check digit is wrong. Check for a mistyped digit.',
}

export const GtinSchema = z
  .string()
  .trim()
  .transform((text, context): Gtin => {
    const parsed = parseGtin(text)
    if ('gtin' in parsed) return parsed.gtin
    context.addIssue({
      code: 'custom',
      message: GTIN_FAULTS[parsed.fault],
      params: { code: `gtin_${parsed.fault}` },
    })
    return z.NEVER
  })

const text = (max: number) => z.string().trim().min(1, 'This can’t be empty.').max(max)
const orNull = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value ?? null)

export const StoreNumber = text(32)
export const Lot = text(60)

const Gln = z
  .string()
  .regex(/^\d{13}$/, 'A GLN has 13 digits.')
  .refine(
    (gln) => checkDigit(gln.slice(0, -1)) === Number(gln.at(-1)),
    'The check digit of the GLN is wrong.',
  )

export const CONTACT_KINDS = ['on_duty', 'after_hours', 'escalation'] as const

// Numbers are written with signs between, and addresses of mail in capitals: the same number, the same box.
const plainAddress = (contact: ContactInput): ContactInput => {
  const { channel, address } = contact
  if (channel === 'email') return { ...contact, address: address.toLowerCase() }
  return channel === 'sms' ? { ...contact, address: address.replaceAll(/[\s().-]/g, '') } : contact
}

export const Contact = z
  .strictObject({
    channel: z.enum(CHANNEL_NAMES),
    address: text(1000),
    kind: z.enum(CONTACT_KINDS),
    language: z.enum(LANGUAGES).default('en'),
  })
  .transform(plainAddress)
  .superRefine(({ channel, address }, context) => {
    const message = ADDRESS_RULES[channel](address)
    if (message)
      context.addIssue({ code: 'custom', path: ['address'], message, params: { code: `invalid_${channel}` } })
  })

const OpeningHoursSchema = z
  .array(
    z.strictObject({
      day: z.int().min(1).max(7).describe('1 is Monday'),
      open: z.string(),
      close: z.string().describe('Before the opening: after midnight'),
    }),
  )
  .max(7)
  .superRefine((hours, context) => {
    const message = openingHoursFault(hours)
    if (message) context.addIssue({ code: 'custom', message, params: { code: 'invalid_opening_hours' } })
  })

const Address = z.strictObject({
  line1: orNull(200),
  city: orNull(100),
  state: orNull(100),
  postalCode: orNull(20),
  country: orNull(60),
})

const NO_ADDRESS = { line1: null, city: null, state: null, postalCode: null, country: null }

/** What a store is, without whom to tell there. */
export const STORE_FACTS = {
  number: StoreNumber,
  name: text(200),
  banner: orNull(100),
  gln: Gln.nullish().transform((value) => value ?? null),
  region: orNull(100),
  timezone: text(60).refine(isTimeZone, 'This isn’t an IANA time zone such as America/Chicago.'),
}

export const StoreRow = z
  .strictObject({
    ...STORE_FACTS,
    address: Address.nullish().transform((value) => value ?? NO_ADDRESS),
    contacts: z.array(Contact).max(50),
    openingHours: OpeningHoursSchema.nullish()
      .transform((value) => value ?? null)
      .describe('Absent: unchanged. Empty: unknown.'),
  })
  .transform((store): StoreInput => ({ ...store, contacts: uniqueContacts(store.contacts) }))

const uniqueContacts = (contacts: ContactInput[]): ContactInput[] => [
  ...new Map(
    contacts.map((contact) => [`${contact.channel} ${contact.kind} ${contact.address}`, contact]),
  ).values(),
]

export const ProductRow = z.strictObject({
  gtin: GtinSchema,
  name: text(300),
  brand: orNull(200),
  category: orNull(200),
  supplier: orNull(200),
}) satisfies z.ZodType<ProductInput>

export const ShipmentRow = z.strictObject({
  ref: text(100),
  storeNumber: StoreNumber,
  gtin: GtinSchema,
  lot: orNull(60),
  expiresOn: Day.nullish().transform((value) => value ?? null),
  quantity: z.int().min(1).max(1_000_000),
  shippedAt: Moment.transform((value) => new Date(value)),
}) satisfies z.ZodType<ShipmentInput>

export const StockEventRow = z.strictObject({
  ref: text(100).describe('Your own key: a ref that is known is ignored'),
  kind: z.enum(STOCK_KINDS),
  storeNumber: StoreNumber,
  gtin: GtinSchema,
  lot: orNull(60).describe('Absent: unknown, so it can’t be ruled out'),
  quantity: z.int().min(1).max(1_000_000),
  at: Moment.transform((value) => new Date(value)).describe('When it moved'),
}) satisfies z.ZodType<StockEventInput>
