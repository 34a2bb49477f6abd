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

/** A form that asks for a PIN wants the name, too: it is the name whose PIN it is. */
export const LinkAcknowledgeForm = z
  .strictObject({
    secret: z.string().min(16).max(100),
    version: z.coerce.number().int().min(1),
    by: z.string().trim().max(100),
    pin: z.string().trim().max(20).optional(),
  })
  .superRefine(({ by, pin }, context) => {
    if (pin === undefined) return
    const issue = (path: string, message: string, code: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { code } })
    if (by === '') issue('by', 'Enter your name.', 'name_missing')
    if (!/^\d{6}$/.test(pin)) issue('pin', 'Six digits.', 'pin_shape')
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
  reason: z.string().trim().min(3, 'Give a reason. It’s saved in the audit trail.').max(1000),
  proof,
})

export const ScopeEffectForm = z.strictObject({ recallId: z.uuid(), scope: ScopeBody.shape.scope })
