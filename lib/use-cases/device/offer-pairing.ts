import { after, minutes } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { ON_ONES_OWN } from '../identity/ones-own.ts'
import { readableCode, typedCode } from '../identity/readable-code.ts'
import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'digest'>

const GOOD_FOR = minutes(10)
const CODE_LETTERS = 8

export type OfferedPairing = { pairingId: string; secret: string; code: string; expiresAt: Date }

/** A secret for a picture and a code to type: whichever is shown first pairs one device with this store. */
export const offerPairing =
  ({ transact, clock, random, digest }: Needs) =>
  async (actor: PersonActor): Promise<Result<OfferedPairing>> => {
    const { storeId } = actor
    if (!storeId) return rejected('FORBIDDEN', 'Only store staff can pair devices.')
    const allowed = permitted(actor, 'device:pair', { storeId })
    if (!allowed.ok) return allowed
    // A PIN that somebody watched must not make a second device.
    if (actor.deviceId) return rejected('FORBIDDEN', ON_ONES_OWN)
    const at = clock.now()
    const pairingId = random.id()
    const secret = random.secret(32)
    const code = readableCode(random.secret(CODE_LETTERS), CODE_LETTERS)
    const expiresAt = after(at, GOOD_FOR)
    return transact(actor, async (tx) => {
      await tx.devices.insertPairing({
        id: pairingId,
        storeId,
        offeredById: actor.personId,
        secretHash: digest(secret),
        codeHash: digest(codeText(code)),
        at,
        expiresAt,
      })
      const data = { pairingId }
      await tx.audit({ action: 'device.pairing_offered', subject: { type: 'store', id: storeId }, data })
      return ok({ pairingId, secret, code, expiresAt })
    })
  }

/** What the hash of a code is made of. */
export const codeText = (typed: string): string => `pairing ${typedCode(typed)}`
