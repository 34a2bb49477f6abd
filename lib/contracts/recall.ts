import { z } from 'zod'

import type { ReportLine } from '#lib/domain/notice/counted-line.ts'
import { REPORT_OUTCOMES } from '#lib/domain/notice/report.ts'
import { breaksALine } from '#lib/domain/storable-text.ts'
import { CLOSING_CONDITIONS } from '#lib/domain/recall/closing.ts'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import { normalizeLot } from '#lib/domain/format/normalize-lot.ts'
import {
  DEPTHS,
  EFFECTIVENESS_LEVELS,
  JURISDICTIONS,
  PRIORITIES,
  RECALL_KINDS,
  STEP_PROOFS,
  TARGET_MODES,
  type RecallContent,
  type ScopeLine,
} from '#lib/domain/recall/recall.ts'

import { GtinSchema, Lot, StoreNumber } from './catalog.ts'
import { Day, Moment } from './moment.ts'
import { ScopeLot } from './scope-lot.ts'

const text = (min: number, max: number) => z.string().trim().min(min).max(max)
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

/** Becomes the subject of mails: one line, which reads in the direction in which it is written. */
const onOneLine = (min: number, max: number) =>
  text(min, max).refine((said) => !breaksALine(said), {
    message: 'Use one line, without invisible characters.',
    params: { code: 'not_one_line' },
  })
const OneLine = onOneLine(3, 200)
/** The name of whoever did it, as somebody else gives it; shown wherever the deed is. */
const By = onOneLine(1, 200)

const ScopeLineShape = {
  gtin: GtinSchema,
  lots: z.array(ScopeLot).max(2000).default([]),
  lotFrom: optional(ScopeLot),
  lotTo: optional(ScopeLot),
  expiresFrom: optional(Day),
  expiresTo: optional(Day),
  complete: z.boolean(),
  identificationHint: optional(text(1, 500)),
  pictureId: optional(z.uuid()),
}

const ScopeLineSchema = z
  .strictObject(ScopeLineShape)
  .superRefine(({ expiresFrom, expiresTo, lotFrom, lotTo }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { code: 'range_reversed' } })
    if (expiresFrom && expiresTo && expiresFrom > expiresTo)
      wrong('expiresTo', 'The range ends before it begins.')
    const [low, high] = [normalizeLot(lotFrom ?? ''), normalizeLot(lotTo ?? '')]
    if (high !== '' && low.length === high.length && low > high)
      wrong('lotTo', 'The range ends before it begins.')
  }) satisfies z.ZodType<ScopeLine>

/** So many lots are compared with those of before, and shown, while others wait; a range says more with less. */
const MOST_LOTS = 5_000

const Scope = z
  .array(ScopeLineSchema)
  .min(1, 'Add at least one product.')
  .max(500)
  .refine((lines) => lines.reduce((lots, line) => lots + line.lots.length, 0) <= MOST_LOTS, {
    message: 'A recall can list at most 5,000 lots. Use ranges, or one recall per product.',
    params: { code: 'too_many_lots' },
  })

const Target = z
  .strictObject({ mode: z.enum(TARGET_MODES), storeNumbers: z.array(StoreNumber).max(100_000).default([]) })
  .superRefine(({ mode, storeNumbers }, context) => {
    if (mode === 'listed' && storeNumbers.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['storeNumbers'],
        message: 'Add at least one store.',
        params: { code: 'required' },
      })
    }
  })
  .transform(({ mode, storeNumbers }) => ({
    mode,
    storeNumbers: mode === 'listed' ? [...new Set(storeNumbers)] : [],
  }))

const StepSchema = z.strictObject({ text: text(3, 500), proof: z.enum(STEP_PROOFS).default('none') })

const Texts = z.strictObject({ title: OneLine, hazard: text(3, 2000), instructions: text(3, 4000) })
const Translated = z
  .strictObject({ es: Texts.optional(), fr: Texts.optional() })
  .default({})
  .transform(({ es, fr }) => ({ ...(es ? { es } : {}), ...(fr ? { fr } : {}) }))

/** A recall as its author writes it, in the console and through the API alike. */
export const RecallBody = z.strictObject({
  title: OneLine,
  kind: z.enum(RECALL_KINDS),
  priority: z.enum(PRIORITIES),
  jurisdiction: z.enum(JURISDICTIONS),
  regulatorClass: optional(text(1, 20)),
  reasonCode: text(1, 60),
  hazard: text(3, 2000),
  instructions: text(3, 4000),
  steps: z.array(StepSchema).max(30).default([]),
  depth: optional(z.enum(DEPTHS)),
  translations: Translated,
  lintReasons: z.record(z.string().max(60), text(3, 500)).default({}),
  scope: Scope,
  target: Target,
  effectivenessLevel: optional(z.enum(EFFECTIVENESS_LEVELS)),
}) satisfies z.ZodType<RecallContent>

export const ScopeBody = z.strictObject({
  /** The whole new scope. */
  scope: Scope,
  reason: text(3, 1000),
})

export const ScopeEffectBody = z.strictObject({ scope: Scope })

const Reasons = z.partialRecord(z.enum(CLOSING_CONDITIONS), text(3, 1000))
/** `reason` stands for every condition that has none of its own. */
export const CloseBody = z
  .strictObject({ reasons: Reasons.default({}), reason: text(3, 1000).optional() })
  .transform(({ reasons, reason }) => ({
    reasons: reason
      ? Object.fromEntries(CLOSING_CONDITIONS.map((condition) => [condition, reasons[condition] ?? reason]))
      : reasons,
  }))

/** A time on the clocks of a zone. */
export const ScheduleBody = z.strictObject({
  local: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Enter a date and time such as 2026-12-01T08:00.'),
  zone: text(1, 64),
})

const units = z.int().min(0, 'Enter zero or more.').max(1_000_000)
const ReportLineSchema = z.strictObject({
  gtin: GtinSchema,
  lot: optional(Lot),
  onHandAtNotice: units,
  found: units,
  quarantined: units,
  destroyed: units,
  returned: units,
  sold: optional(units),
}) satisfies z.ZodType<ReportLine>

export const ReportBody = z.strictObject({
  by: By,
  version: z.int().min(1),
  outcome: z.enum(REPORT_OUTCOMES),
  lines: z.array(ReportLineSchema).max(500).default([]),
  instructionsFollowed: z.array(text(1, 500)).max(30).default([]),
  note: optional(text(1, 2000)),
})

const unfinished = (max: number) => z.string().trim().max(max)
const DraftTexts = z.strictObject({
  title: unfinished(200),
  hazard: unfinished(2000),
  instructions: unfinished(4000),
})
const emptyGtin = z.literal('').transform((gtin) => gtin as string as Gtin) // Chosen later; review asks for it.

/**
 * A recall that is being written at the desk: anything may still be missing, nothing may be of the wrong kind. What is
 * missing is asked for before review (docs/decisions/0012).
 */
export const DraftBody = z.strictObject({
  ...RecallBody.shape,
  title: unfinished(200),
  reasonCode: unfinished(60),
  hazard: unfinished(2000),
  instructions: unfinished(4000),
  steps: z.array(z.strictObject({ text: unfinished(500), proof: z.enum(STEP_PROOFS) })).max(30),
  translations: z
    .strictObject({ es: DraftTexts.optional(), fr: DraftTexts.optional() })
    .transform(({ es, fr }) => ({ ...(es ? { es } : {}), ...(fr ? { fr } : {}) })),
  lintReasons: z.record(z.string().max(60), unfinished(500)),
  scope: z.array(z.strictObject({ ...ScopeLineShape, gtin: z.union([emptyGtin, GtinSchema]) })).max(500),
  target: z
    .strictObject({ mode: z.enum(TARGET_MODES), storeNumbers: z.array(StoreNumber).max(100_000) })
    .transform(({ mode, storeNumbers }) => ({ mode, storeNumbers: [...new Set(storeNumbers)] })),
}) satisfies z.ZodType<RecallContent>

export const EmptyBody = z.strictObject({})
export const ReasonBody = z.strictObject({ reason: text(3, 1000) })

export const AcknowledgeBody = z.strictObject({
  by: By,
  at: Moment.nullish(),
  version: z.int().min(1),
})
