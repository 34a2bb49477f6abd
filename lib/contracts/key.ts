import { z } from 'zod'

import { API_SCOPES } from '#lib/domain/identity/actor.ts'

export const KeyBody = z.strictObject({
  name: z.string().trim().min(1).max(100).default('API key'),
  scopes: z
    .array(z.enum(API_SCOPES))
    .min(1, 'At least one scope.')
    .max(API_SCOPES.length)
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: z.iso
    .datetime({ offset: true })
    .nullish()
    .transform((at) => (at ? new Date(at) : null)),
})
