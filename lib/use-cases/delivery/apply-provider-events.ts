import { DISABLES } from '#lib/domain/delivery/provider-event.ts'
import { before, minutes } from '#lib/domain/duration.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { FailedMessage } from '#lib/ports/provider-events.ts'
import type { Tx } from '#lib/ports/transact.ts'

type Needs = Pick<Ports, 'providerEvents' | 'transact' | 'clock' | 'log'>

// A provider may be faster than our own note of its number; longer than this it is not.
const LOOKED_FOR = minutes(15)

/**
 * Applies what providers have reported. Each event stands in a row until its effects are written with it, so a crash
 * loses none, and a second worker finds nothing left to do. Answers how many there were.
 */
export const applyProviderEvents = (ports: Needs) => async (): Promise<number> => {
  const { providerEvents, clock, log } = ports
  const since = before(clock.now(), LOOKED_FOR)
  let waiting = await providerEvents.tenantsWaiting(since)
  if (waiting.includes(null)) {
    await providerEvents.findOwners(since)
    waiting = await providerEvents.tenantsWaiting(since)
  }
  let applied = 0
  for (const tenantId of waiting) {
    if (tenantId === null) continue
    for (const personId of await providerEvents.peopleReachedAgain(tenantId))
      await markReachable(ports, tenantId, personId)
    applied += await providerEvents.applyHarmless(tenantId, clock.now())
    for (const eventId of await providerEvents.failuresWaiting(tenantId)) {
      const done = await applyFailure(ports, tenantId, eventId)
      if (done.ok && done.value) applied += 1
      else if (!done.ok) log.warn('provider_event.refused', { tenantId, code: done.rejection.code })
    }
  }
  return applied
}

// The message is failed, its contact or person marked if nothing will ever arrive there, and its store looked at: all or nothing.
const applyFailure = (
  { transact, clock }: Needs,
  tenantId: string,
  eventId: string,
): Promise<Result<boolean>> =>
  transact({ kind: 'system', tenantId, name: 'provider_events' }, async (tx) => {
    const at = clock.now()
    const message = await tx.providerEvents.take(eventId, at)
    if (!message) return ok(false)
    await applyFailedMessage(tx, message, at)
    return ok(true)
  })

/** What follows from a message that came to nothing, whether the provider said so at once or later. */
export const applyFailedMessage = async (tx: Tx, message: FailedMessage, at: Date): Promise<void> => {
  await tx.providerEvents.fail(message, at)
  if (message.to.kind === 'person') await markPerson(tx, message, message.to.personId, at)
  else await markContact(tx, message, message.to, at)
}

const markReachable = ({ transact }: Needs, tenantId: string, personId: string): Promise<Result<null>> =>
  transact({ kind: 'system', tenantId, name: 'provider_events' }, async (tx) => {
    if (await tx.providerEvents.markReachable(personId))
      await tx.audit({ action: 'person.mail_arrives', subject: { type: 'person', id: personId }, data: {} })
    return ok(null)
  })

type ToContact = Extract<FailedMessage['to'], { kind: 'contact' }>

const markContact = async (
  tx: Tx,
  { type }: FailedMessage,
  { contactId, part }: ToContact,
  at: Date,
): Promise<void> => {
  if (part) await tx.announce(part.recallId)
  const because = DISABLES[type]
  const disabled = because && (await tx.providerEvents.disableContact(contactId, because, at))
  if (!disabled) return
  const { storeNumber, channel } = disabled
  await tx.audit({
    action: 'store.contact_disabled',
    subject: { type: 'store', id: storeNumber },
    data: { channel, because, contactId },
  })
}

// The account stays: whoever cannot be mailed may still sign in. Others must know that mail does not reach them.
const markPerson = async (
  tx: Tx,
  { type, messageId }: FailedMessage,
  personId: string,
  at: Date,
): Promise<void> => {
  const because = DISABLES[type]
  if (!because || !(await tx.providerEvents.markUnreachable(personId, because, at))) return
  // Once for each person whom it turns out not to reach, so it ends.
  await tx.providerEvents.callForHelpAgain(messageId, at)
  await tx.audit({
    action: 'person.mail_failed',
    subject: { type: 'person', id: personId },
    data: { because },
  })
}
