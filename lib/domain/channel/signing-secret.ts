import { days } from '../duration.ts'

// Standard Webhooks: a secret is written as whsec_ and its bytes in Base64; who receives a message decodes them again.

export const SECRET_BYTES = 32

/** After a new secret was made, messages are signed with the one before it, too, so that a receiver has time to change. */
export const BOTH_SECRETS_FOR = days(1)

/** As it is shown to the person who sets up the receiver; `random` is base64url. */
export const writtenSecret = (random: string): string =>
  `whsec_${random.replaceAll('-', '+').replaceAll('_', '/')}${'='.repeat(-random.length & 3)}`
