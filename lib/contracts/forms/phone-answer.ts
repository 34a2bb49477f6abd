import { z } from 'zod'

import { MOST_OF_A_REPORT } from '#lib/domain/evidence/photo.ts'
import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { WHEREABOUTS } from '#lib/domain/notice/whereabouts.ts'
import { HELP_REASONS } from '#lib/domain/notice/report.ts'

import { GtinSchema, Lot } from '../catalog.ts'
import { stockEntryBodies } from './stock-entry.ts'

const units = z.int().min(0, 'Not below zero.').max(1_000_000)
const note = z
  .string()
  .trim()
  .max(1000)
  .nullable()
  .transform((text) => text || null)

const Of = {
  storeId: z.uuid(),
  noticeId: z.uuid(),
  version: z.int().min(1),
  at: z.iso.datetime({ offset: true }),
  knew: z.iso.datetime().nullable().optional(),
  phone: z.uuid().optional(),
  madeBy: z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(90) }),
}

const CountedLineSchema = z.strictObject({
  gtin: GtinSchema,
  lot: Lot.nullable(),
  onHandAtNotice: units,
  found: z.strictObject({ shelf: units, backRoom: units, display: units, customers: units }),
  quarantined: units,
  destroyed: units,
  returned: units,
  sold: units.nullable(),
})

const signature = z.strictObject({ personId: z.uuid(), pin: z.string().max(20) }).optional()

const report = { ...Of, kind: z.literal('report'), note, signature }

/** What a phone sends: each outcome with just what belongs to it. */
export const PhoneAnswerBody = z.discriminatedUnion('kind', [
  z.strictObject({ ...Of, kind: z.literal('acknowledge') }),
  z.strictObject({ ...Of, kind: z.literal('take_back'), responseId: z.uuid() }),
  z.strictObject({ ...Of, kind: z.literal('choose'), responseId: z.uuid() }),
  stockEntryBodies(Of),
  z.discriminatedUnion('outcome', [
    z.strictObject({
      ...report,
      outcome: z.literal('removed'),
      lines: z.array(CountedLineSchema).max(500),
      whereabouts: z.enum(WHEREABOUTS).nullable().optional(),
      // What an earlier build left on a phone names none.
      photos: z.array(z.uuidv7()).max(MOST_OF_A_REPORT).default([]),
    }),
    z.strictObject({ ...report, outcome: z.literal('not_affected'), shelfChecked: z.boolean() }),
    z.strictObject({ ...report, outcome: z.literal('needs_help'), reason: z.enum(HELP_REASONS) }),
  ]),
]) satisfies z.ZodType<PhoneAnswer>

/** What the phone’s clock says as it sends: beside the answer, since it is another at each try. */
export const SentAt = z.iso.datetime({ offset: true })

/** What is remembered of an answer to know it again: without the PIN, which a hash of the whole would give away. */
export const withoutPin = (json: unknown): string =>
  JSON.stringify(json, (name, value: unknown) => (name === 'pin' ? undefined : value))
