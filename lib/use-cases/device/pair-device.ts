import type { DeviceActor } from '#lib/domain/identity/actor.ts'
import { may } from '#lib/domain/identity/permissions.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { withLine } from '../identity/refused-secret.ts'
import { countTry, throttleOf } from '../identity/throttle.ts'
import { codeText } from './offer-pairing.ts'

type Needs = Pick<Ports, 'transact' | 'credentialLookup' | 'clock' | 'random' | 'digest' | 'log'>

export type PairDeviceInput = {
  /** What the picture carried, or the code as it was typed. */
  shown: { secret: string } | { code: string }
  name: string
  /** Where the request came from, for the backoff. */
  address: string
}

// A whole store may sit behind one address.
const FREE_PER_ADDRESS = 20

/** The device that shows what the manager was given becomes one of the store's. Answers the secret that it keeps. */
export const pairDevice =
  (ports: Needs) =>
  async ({ shown, name, address }: PairDeviceInput): Promise<Result<{ secret: string }>> => {
    const { credentialLookup, digest, clock, random, transact } = ports
    const throttle = throttleOf(ports, [{ of: `pairing address ${address}`, free: FREE_PER_ADDRESS }])
    const counted = await countTry(throttle)
    const about = { type: 'pairing_code', address } as const
    if (!counted.ok) return withLine(ports, counted, { ...about, reason: 'throttled' })
    const at = clock.now()
    const pairing = await credentialLookup.pairingByHash(
      digest('secret' in shown ? shown.secret : codeText(shown.code)),
    )
    if (!pairing) return withLine(ports, notValid, { ...about, reason: 'unknown' })
    if (pairing.usedAt !== null || pairing.expiresAt <= at)
      return withLine(ports, notValid, { ...about, reason: 'over', tenantId: pairing.tenantId })
    await throttle.right()
    const { tenantId, storeId, offeredById } = pairing
    const secret = random.secret(32)
    const device: DeviceActor = { kind: 'device', tenantId, storeId, deviceId: random.id() }
    return transact(device, async (tx) => {
      // Of two who show one code in the same moment, the second finds it used.
      if (!(await mayOffer(tx, device, offeredById)) || !(await tx.devices.usePairing(pairing.id, at)))
        return notValid
      const { deviceId: id } = device
      const secretHash = digest(secret)
      await tx.devices.insertDevice({ id, storeId, name, secretHash, pairedById: offeredById, at })
      const data = { storeId, pairedBy: offeredById, pairingId: pairing.id }
      await tx.audit({ action: 'device.paired', subject: { type: 'device', id }, data })
      return ok({ secret })
    })
  }

// Somebody who was disabled, or moved, in these ten minutes pairs nothing any more.
const mayOffer = async (tx: Tx, { tenantId, storeId }: DeviceActor, personId: string): Promise<boolean> => {
  const person = await tx.identity.person(personId)
  if (person?.status !== 'active') return false
  const { name, role, regionId } = person
  const session = { sessionId: '', surface: 'store' } as const
  return may(
    { kind: 'person', tenantId, personId, name, role, storeId: person.storeId, regionId, ...session },
    'device:pair',
    { storeId },
  )
}

const notValid = rejected(
  'PAIRING_NOT_VALID',
  'This code was already used or has expired. Ask for a new one.',
)
