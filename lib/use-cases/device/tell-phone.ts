import { pushAddress, type PushSubscription } from '#lib/domain/catalog/push-subscription.ts'
import type { StoreActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

// A store has no more; whoever has more of them floods the lanes.
const MOST_PHONES = 30

/** This phone hears of recalls at once, as a contact of the store: until somebody signs out on it, or it is unpaired. */
export const tellPhone =
  ({ transact, clock, random }: Needs) =>
  async (actor: StoreActor, subscription: PushSubscription): Promise<Result<null>> => {
    const { storeId, sessionId, deviceId } = actor
    const allowed = permitted(actor, 'notice:acknowledge', { storeId })
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const person = await tx.identity.person(actor.personId)
      if (!person) return rejected('UNAUTHENTICATED')
      const device = deviceId ? await tx.devices.device(deviceId) : null
      const { endpoint } = subscription
      if ((await tx.devices.phones(storeId, endpoint)) >= MOST_PHONES)
        return rejected(
          'CATALOG_REFUSED',
          `A store can have at most ${MOST_PHONES} phones with notifications on.`,
        )
      await tx.devices.keepPhone({
        id: random.id(),
        storeId,
        endpoint,
        address: pushAddress(subscription),
        label: device?.name ?? person.name,
        language: person.language,
        verifiedBy: person.id,
        ...(device ? { deviceId: device.id, sessionId: null } : { deviceId: null, sessionId }),
        at: clock.now(),
      })
      await tx.audit({ action: 'store.phone_told', subject: { type: 'store', id: storeId } })
      return ok(null)
    })
  }

export const stopTellingPhone =
  ({ transact, clock }: Needs) =>
  async (actor: StoreActor, endpoint: string): Promise<Result<null>> => {
    const { storeId } = actor
    return transact(actor, async (tx) => {
      // Asked for twice, or long gone: it is told nothing, which is what was wanted.
      if ((await tx.devices.dropPhone(storeId, endpoint, clock.now())) === 0) return ok(null)
      await tx.audit({ action: 'store.phone_told_no_more', subject: { type: 'store', id: storeId } })
      return ok(null)
    })
  }
