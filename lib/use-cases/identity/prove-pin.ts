import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { pinCap, tellOfGuessing } from './guessable.ts'
import { withLine } from './refused-secret.ts'
import { countTry, throttleOf, type Counted } from './throttle.ts'

export type PinNeeds = Pick<
  Ports,
  'transact' | 'credentialLookup' | 'digest' | 'clock' | 'passwords' | 'random' | 'log'
>

export type PinProof = {
  tenantId: string
  storeId: string
  /** `nobody`: a name that is not known, counted like one that is. */
  whom: { personId: string } | { nobody: string }
  pin: string
  /** Where it is typed: the shared device, or the session of a phone of one's own. */
  place: string
}

// Several people type theirs at one device.
const FREE_PER_PLACE = 20

/**
 * Whether this is the PIN of somebody of the store. Somebody unknown, of another store, disabled or without a PIN gets the
 * same answer after the same work as a wrong PIN.
 */
export const provePin =
  (ports: PinNeeds) =>
  async ({ tenantId, storeId, whom, pin, place }: PinProof): Promise<Result<StoredPerson>> => {
    const counters: Counted[] =
      'personId' in whom
        ? [{ of: `pin person ${whom.personId}`, forgiven: true }, pinCap(whom.personId)]
        : [{ of: `pin nobody ${whom.nobody}`, forgiven: true }]
    const throttle = throttleOf(ports, [{ of: `pin place ${place}`, free: FREE_PER_PLACE }, ...counters])
    const counted = await countTry(throttle)
    const about = {
      type: 'pin',
      tenantId,
      ...('personId' in whom ? { personId: whom.personId } : {}),
    } as const
    if (!counted.ok) return withLine(ports, counted, { ...about, reason: 'throttled' })
    const person = 'personId' in whom ? await personAt(ports, { tenantId, storeId, ...whom }) : null
    const right = await ports.passwords.verify(person?.pinHash ?? null, pin)
    if (person && right) {
      await throttle.right()
      return ok(person)
    }
    if (person && counted.value.last) await tellOfGuessing(ports)(person, 'pins_guessed')
    return withLine(ports, wrongPin, { ...about, reason: 'wrong' })
  }

export const wrongPin = rejected('UNAUTHENTICATED', 'Incorrect PIN.')

type Whom = Pick<PinProof, 'tenantId' | 'storeId'> & { personId: string }

const personAt = async (
  { transact }: PinNeeds,
  { tenantId, storeId, personId }: Whom,
): Promise<StoredPerson | null> => {
  const found = await transact({ kind: 'system', tenantId, name: 'identity' }, async (tx) =>
    ok(await tx.identity.person(personId)),
  )
  const person = found.ok ? found.value : null
  return person?.status === 'active' && person.storeId === storeId ? person : null
}
