import { z } from 'zod'

import { RecallBody } from '../recall.ts'

const reason = z.string().trim().max(1000)

export const DraftForm = z.strictObject({ content: RecallBody })
export const EditForm = z.strictObject({ recallId: z.uuid(), ifRevision: z.int(), content: RecallBody })

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
