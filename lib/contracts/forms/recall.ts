import { z } from 'zod'

import { CLOSING_CONDITIONS } from '#lib/domain/recall/closing.ts'

import { DraftBody, ScopeBody } from '../recall.ts'

const reason = z.string().trim().max(1000)

/** The browser names the draft: a save that is repeated because its answer was lost finds the same one. */
export const DraftForm = z.strictObject({ recallId: z.uuid(), content: DraftBody })
export const EditForm = z.strictObject({ recallId: z.uuid(), ifRevision: z.int(), content: DraftBody })
export const RecallIdForm = z.strictObject({ recallId: z.uuid() })

export const CommandForm = z.strictObject({
  recallId: z.uuid(),
  verb: z.enum(['submit', 'approve', 'send_back', 'issue', 'begin_closing', 'reopen', 'cancel']),
  ifRevision: z.coerce.number().int(),
  reason: reason.optional(),
  proof: z.string().max(200).optional(),
})

export const AcknowledgeForm = z.strictObject({ noticeId: z.uuid(), version: z.coerce.number().int().min(1) })
export const SeenForm = z.strictObject({ noticeId: z.uuid() })

export const LinkAcknowledgeForm = z.strictObject({
  secret: z.string().min(16).max(100),
  version: z.coerce.number().int().min(1),
  by: z.string().trim().max(100),
})

const which = { recallId: z.uuid(), ifRevision: z.coerce.number().int() }
const proof = z.string().max(200).optional()

/** An empty time takes a schedule back. */
export const ScheduleForm = z
  .strictObject({ ...which, local: z.string().max(20), zone: z.string().max(64).default('UTC'), proof })
  .transform(({ local, zone, ...rest }) => ({ ...rest, when: local === '' ? null : { local, zone } }))

export const CloseForm = z
  .strictObject({
    ...which,
    'reasons.unanswered': reason.optional(),
    'reasons.arriving': reason.optional(),
    'reasons.unexplained': reason.optional(),
    'reasons.checks': reason.optional(),
    'reasons.second_person': reason.optional(),
  })
  .transform(({ recallId, ifRevision, ...reasons }) => ({
    recallId,
    ifRevision,
    reasons: Object.fromEntries(
      CLOSING_CONDITIONS.flatMap((condition) => {
        const said = reasons[`reasons.${condition}`]
        return said ? [[condition, said]] : []
      }),
    ),
  }))

export const ChangeScopeForm = z.strictObject({
  ...which,
  verb: z.enum(['extend_scope', 'retract_scope']),
  scope: ScopeBody.shape.scope,
  reason: z
    .string()
    .trim()
    .min(3, 'Say why, for the stores and for those who read the trail later.')
    .max(1000),
  proof,
})

export const ScopeEffectForm = z.strictObject({ recallId: z.uuid(), scope: ScopeBody.shape.scope })

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Choose a day.')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time, such as 09:00.')

/** Which stores a drill is for. */
const population = {
  /** Which of the two forms it was; each has an action of its own. */
  mode: z.enum(['surprise', 'draft']).optional(),
  population: z.enum(['all', 'district', 'random']),
  district: z.string().max(200).default(''),
  count: z.coerce.number().int().min(1, 'At least one store.').max(10_000).default(10),
}

type Population = { population: 'all' | 'district' | 'random'; district: string; count: number }

const populationOf = ({ population: kind, district: name, count }: Population) =>
  kind === 'all' ? { kind } : kind === 'district' ? { kind, name } : { kind, count }

/** As a draft, to be looked at first. */
export const DrillDraftForm = z
  .strictObject(population)
  .transform((form) => ({ population: populationOf(form), surprise: null }))

/** As a surprise, at a moment within these days and hours. */
export const SurpriseDrillForm = z
  .strictObject({
    ...population,
    from: day,
    to: day,
    opens: hour,
    closes: hour,
    zone: z.string().min(1).max(64),
  })
  .transform(({ from, to, opens, closes, zone, ...form }) => ({
    population: populationOf(form),
    surprise: { from, to, opens, closes, zone },
  }))
