import { SECRET_BYTES, writtenSecret } from '#lib/domain/channel/signing-secret.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'sealer'>
type Input = { number: string; contactId: string }

/** Creates what the messages to a webhook are signed with, or a new one in its place. It is shown this once. */
export const rotateContactSecret =
  ({ transact, clock, random, sealer }: Needs) =>
  async (actor: Actor, { number, contactId }: Input): Promise<Result<{ secret: string }>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    const secret = writtenSecret(random.secret(SECRET_BYTES))
    return transact(actor, async (tx) => {
      const channel = await tx.catalog.channelOfContact(number, contactId)
      if (channel === null) return rejected('CONTACT_NOT_FOUND')
      if (channel !== 'webhook')
        return rejected('CATALOG_REFUSED', 'Only webhook contacts have a signing secret.')
      await tx.catalog.addContactSecret(contactId, sealer.seal(secret), clock.now())
      const data = { contactId, channel }
      await tx.audit({ action: 'store.contact_secret_rotated', subject: { type: 'store', id: number }, data })
      return ok({ secret })
    })
  }
