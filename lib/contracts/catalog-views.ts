import { z } from 'zod'

import { CHANNEL_NAMES } from '#lib/domain/channel/channel.ts'
import { NOTICE_STATES } from '#lib/domain/notice/lifecycle.ts'
import { LANGUAGES } from '#lib/domain/identity/language.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'

import { CONTACT_KINDS } from './catalog.ts'
import { listOf, RecallView, TraceView } from './views.ts'

// What the calls answer that read the catalog.

export const StoreItemView = z.strictObject({
  number: z.string(),
  name: z.string(),
  banner: z.string().nullable(),
  region: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  timezone: z.string(),
  /** How many there are, and how many of them can be used. */
  contacts: z.int(),
  working: z.int(),
  removed: z.boolean(),
})

export const ContactSecretView = z.strictObject({ secret: z.string() })

const StoreContactView = z.strictObject({
  id: z.uuid(),
  channel: z.enum(CHANNEL_NAMES),
  kind: z.enum(CONTACT_KINDS),
  address: z.string(),
  language: z.enum(LANGUAGES),
  verifiedAt: z.iso.datetime().nullable(),
  verifiedBy: z.string().nullable(),
  /** What a phone is called that was wished for in the store app. */
  label: z.string().nullable(),
  disabledBecause: z.string().nullable(),
  /** Of a webhook: when its signing secret was made; null: its messages are not signed. */
  secretRotatedAt: z.iso.datetime().nullable(),
  /** Quiet hours of its own, HH:MM in the store's time. */
  quietFrom: z.string().nullable(),
  quietTo: z.string().nullable(),
  leastPriority: z.enum(PRIORITIES),
})

const named = { id: z.uuid(), number: z.string(), title: z.string() }
const orNull = z.string().nullable()

/** One store: what it is, whom to tell there, and its last recalls. */
export const StoreView = z.strictObject({
  number: z.string(),
  name: z.string(),
  banner: orNull,
  gln: orNull,
  region: orNull,
  timezone: z.string(),
  address: z.strictObject({
    line1: orNull,
    city: orNull,
    state: orNull,
    postalCode: orNull,
    country: orNull,
  }),
  openingHours: z.array(z.strictObject({ day: z.int(), open: z.string(), close: z.string() })),
  contacts: z.array(StoreContactView),
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
  recalls: z.array(
    z.strictObject({
      ...named,
      state: z.enum(NOTICE_STATES as [string, ...string[]]),
      stoodDown: z.boolean(),
      at: z.iso.datetime(),
    }),
  ),
})

export const StoreLotView = z.strictObject({
  gtin: z.string(),
  productName: orNull,
  lot: orNull,
  expiresOn: z.iso.date().nullable(),
  quantity: z.int(),
  lastShippedAt: z.iso.datetime(),
})

const facts = { gtin: z.string(), name: z.string(), brand: orNull, category: orNull, supplier: orNull }

export const ProductItemView = z.strictObject(facts)

/** One product, and the recalls that have named it. */
export const ProductView = z.strictObject({
  ...facts,
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
  recalls: z.array(z.strictObject({ ...named, status: RecallView.shape.status })),
})

const TracedView = TraceView.extend({ gtin: z.string(), region: orNull, removed: z.boolean() })

/** What a code was read as, and the stores that got it. */
export const TracedCodeView = listOf(TracedView).extend({
  read: z.strictObject({
    gtin: orNull,
    lot: orNull,
    form: z.enum(['gtin', 'lot', 'element_string', 'brackets', 'digital_link']),
    facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
})
