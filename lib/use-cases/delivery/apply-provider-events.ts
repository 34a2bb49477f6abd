import { DISABLES } from '#lib/domain/delivery/provider-event.ts'
import { before, minutes } from '#lib/domain/duration.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

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
    applied += await providerEvents.applyHarmless(tenantId, clock.now())
    for (const eventId of await providerEvents.failuresWaiting(tenantId)) {
      const done = await applyFailure(ports, tenantId, eventId)
      if (done.ok && done.value) applied += 1
      else if (!done.ok) log.warn('provider_event.refused', { tenantId, code: done.rejection.code })
    }
  }
  return applied
}

// The message is failed, its contact out of use if nothing will ever arrive there, and its store looked at: all or nothing.
const applyFailure = (
  { transact, clock }: Needs,
  tenantId: string,
  eventId: string,
): Promise<Result<boolean>> =>
  transact({ kind: 'system', tenantId, name: 'provider_events' }, async (tx) => {
    const at = clock.now()
    const message = await tx.providerEvents.take(eventId, at)
    if (!message) return ok(false)
    await tx.providerEvents.fail(message, at)
    if (message.part) await tx.announce(message.part.recallId)
    const because = DISABLES[message.type]
    const disabled = because && (await tx.providerEvents.disableContact(message.contactId, because, at))
    if (disabled) {
      const { storeNumber, channel } = disabled
      await tx.audit({
        action: 'store.contact_disabled',
        subject: { type: 'store', id: storeNumber },
        data: { channel, because, contactId: message.contactId },
      })
    }
    return ok(true)
  })
