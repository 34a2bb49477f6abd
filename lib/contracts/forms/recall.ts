import { z } from 'zod'

import { DraftBody } from '../recall.ts'

const reason = z.string().trim().max(1000)

/** The browser names the draft: a save that is repeated because its answer was lost finds the same one. */
export const DraftForm = z.strictObject({ recallId: z.uuid(), content: DraftBody })
export const EditForm = z.strictObject({ recallId: z.uuid(), ifRevision: z.int(), content: DraftBody })
export const RecallIdForm = z.strictObject({ recallId: z.uuid() })

export const CommandForm = z.strictObject({
  recallId: z.uuid(),
  verb: z.enum(['submit', 'approve', 'send_back', 'issue', 'cancel']),
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
