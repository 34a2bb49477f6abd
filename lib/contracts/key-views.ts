import { z } from 'zod'

import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { PROPOSAL_KINDS } from '#lib/domain/recall/proposal.ts'

const moment = z.iso.datetime()

export const KeyView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe('Its first characters, to tell keys apart'),
  scopes: z.array(z.enum(API_SCOPES)),
  person: z.strictObject({ id: z.uuid(), name: z.string() }).describe('Who it acts as'),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  revokedAt: moment.nullable(),
  previousUntil: moment.nullable().describe('Until when the value of before the last rotation is good too'),
})

export type KeyView = z.infer<typeof KeyView>

export const ShownKeyView = z.strictObject({
  id: z.uuid(),
  key: z.string().describe('The secret, shown this once'),
})

export const RevokedKeyView = z.strictObject({ id: z.uuid(), revokedAt: moment })

/** A change that waits for another person. */
export const ProposalView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(PROPOSAL_KINDS),
  change: z.unknown().describe('What would be done, as it was asked for'),
  reason: z.string(),
  by: z.strictObject({ id: z.uuid(), name: z.string() }),
  at: moment,
  revision: z.int(),
})
export type ProposalView = z.infer<typeof ProposalView>

export const ProposedView = z.strictObject({ proposal: ProposalView })
