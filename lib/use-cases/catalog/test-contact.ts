import { sends } from '#lib/domain/channel/channel.ts'
import { after, before, minutes } from '#lib/domain/duration.ts'
import { actorLabel, type Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { NamedContact } from '#lib/ports/contact-tests.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>
type Input = { number: string; contact: NamedContact }

// A test that is pressed again and again is a nuisance to whoever gets it, and costs money.
const ONCE_IN = minutes(1)
const MOST = 30
const MOST_WITHIN = minutes(10)
const HINT_AGAIN = minutes(1)

const GONE = 'This contact no longer exists. Reload the store.'

/** Sends a message that says plainly that it is a test, on the way of every other message. */
export const testContact =
  ({ transact, clock, random }: Needs) =>
  async (actor: Actor, { number, contact: named }: Input): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const at = clock.now()
      const by = actorLabel(actor)
      const recent = { actor: by, since: before(at, MOST_WITHIN) }
      const contact = await tx.contactTests.findContact(number, named, recent)
      if (!contact) return rejected('CATALOG_REFUSED', GONE)
      if (!sends(contact.channel))
        return rejected('CATALOG_REFUSED', 'Nothing is sent on this channel, so it can’t be tested.')
      if (contact.disabledBecause !== null)
        return rejected('CATALOG_REFUSED', 'This contact is disabled. Re-enable it first.')
      if (contact.lastTestAt && contact.lastTestAt > before(at, ONCE_IN))
        return rejected('CATALOG_REFUSED', 'A test was sent less than a minute ago. Wait for its result.')
      if (contact.testsByActor >= MOST)
        return rejected('CATALOG_REFUSED', `You have sent ${MOST} tests in 10 minutes. Try again shortly.`)
      const id = random.id()
      await tx.contactTests.order({ id, contact, by, at, wakeAt: after(at, HINT_AGAIN) })
      const { tenantId } = actor
      await tx.enqueue([
        { priority: 'medium', message: { type: 'contact_test', version: 1, tenantId, testId: id } },
      ])
      const data = { channel: contact.channel, contactId: contact.id }
      await tx.audit({ action: 'store.contact_tested', subject: { type: 'store', id: number }, data })
      return ok(null)
    })
  }

/** Somebody has put right what made a provider refuse the address. It counts as never verified again. */
export const enableContact =
  ({ transact }: Needs) =>
  async (actor: Actor, { number, contact }: Input): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      if (!(await tx.contactTests.enable(number, contact))) return rejected('CATALOG_REFUSED', GONE)
      await tx.audit({ action: 'store.contact_enabled', subject: { type: 'store', id: number } })
      return ok(null)
    })
  }
