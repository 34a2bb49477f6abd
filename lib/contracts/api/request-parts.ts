import { z } from 'zod'

// What the addresses of many calls are made of.

export const Id = z.strictObject({ id: z.uuid() })
export const OfStore = z.strictObject({ id: z.uuid(), number: z.string().min(1).max(32) })

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(500).optional(),
})

export const YesOrNo = z.stringbool().describe('true or false')
