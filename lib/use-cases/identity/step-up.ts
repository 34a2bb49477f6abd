import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { asIfWrong, isAsJudged } from './as-judged.ts'
import { codeCap, tellOfGuessing } from './guessable.ts'
import { typedCode } from './readable-code.ts'
import { secretRefused, withLine } from './refused-secret.ts'
import { countTry, throttleOf } from './throttle.ts'

export type ProofNeeds = Pick<
  Ports,
  'transact' | 'clock' | 'random' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'credentialLookup' | 'log'
>

// A session that was stolen, or lies open, must not be able to try a million codes or passwords.
const tries = (personId: string) => ({ of: `own secret ${personId}`, forgiven: true }) as const

/**
 * Proof that the person who signed in is still the one who asks: a one-time code where enrolled, else the password. It takes
 * a while and a connection of its own, so it is asked for outside of any transaction; inside the one that it is for,
 * `stillProven` asks whether it is good yet. Answers the person as they were judged.
 */
export const stepUp =
  (ports: ProofNeeds) =>
  async (actor: PersonActor, proof: string | undefined): Promise<Result<StoredPerson>> => {
    const person = await personOf(ports, actor)
    if (!person) return rejected('UNAUTHENTICATED')
    if (!proof) return stepUpRequired(person)
    const proven = isEnrolled(person)
      ? await proveCode(ports)(person, proof)
      : await provePassword(ports)(person, proof)
    if (!proven.ok) return proven
    return proven.value ? ok(person) : stepUpFailed(person)
  }

/** What became of a proof by the time that it is used. */
export const stillProven =
  (ports: Pick<Ports, 'log'>) =>
  async (tx: Tx, person: StoredPerson): Promise<Result<null>> =>
    (await isAsJudged(tx, person))
      ? ok(null)
      : asIfWrong(ports, stepUpFailed(person), isEnrolled(person) ? 'code' : 'password', person)

/** Whether this is the password of the person, by somebody who is signed in as them. Too many tries are refused. */
export const provePassword =
  (ports: ProofNeeds) =>
  async (person: StoredPerson, typed: string): Promise<Result<boolean>> => {
    const throttle = throttleOf(ports, [tries(person.id)])
    const counted = await countTry(throttle)
    const about = { type: 'password', tenantId: person.tenantId, personId: person.id } as const
    if (!counted.ok) return withLine(ports, counted, { ...about, reason: 'throttled' })
    const right = await ports.passwords.verify(person.passwordHash, typed)
    if (right) await throttle.right()
    else secretRefused(ports, { ...about, reason: 'wrong' })
    return ok(right)
  }

/** The same for a code of the app, or a backup code. */
const proveCode =
  (ports: ProofNeeds) =>
  async (person: StoredPerson, typed: string): Promise<Result<boolean>> => {
    const throttle = throttleOf(ports, [tries(person.id), codeCap(person.id)])
    const counted = await countTry(throttle)
    const about = { type: 'code', tenantId: person.tenantId, personId: person.id } as const
    if (!counted.ok) return withLine(ports, counted, { ...about, reason: 'throttled' })
    const right = await useOneTimeCode(ports)(person, typed)
    if (right) await throttle.right()
    else secretRefused(ports, { ...about, reason: 'wrong' })
    if (!right && counted.value.last) await tellOfGuessing(ports)(person, 'codes_guessed')
    return ok(right)
  }

type CodeNeeds = Pick<Ports, 'transact' | 'clock' | 'totp' | 'sealer' | 'digest'>

/** Accepts a code of the authenticator app or a backup code, each exactly once. */
export const useOneTimeCode =
  ({ transact, clock, totp, sealer, digest }: CodeNeeds) =>
  async ({ id, tenantId, totp: factor }: StoredPerson, typed: string): Promise<boolean> => {
    if (!factor) return false
    const code = typedCode(typed)
    const step = /^\d{6}$/.test(code) ? totp.step(sealer.open(factor.sealed), code, clock.now()) : undefined
    if (step === null) return false
    const used = await transact({ kind: 'system', tenantId, name: 'identity' }, async (tx) =>
      ok(
        step === undefined
          ? await tx.identity.useBackupCode(id, digest(`${id}:${code}`), clock.now())
          : await tx.identity.useTotpStep(id, step),
      ),
    )
    return used.ok && used.value
  }

export const personOf = async (
  { transact }: Pick<Ports, 'transact'>,
  actor: PersonActor,
): Promise<StoredPerson | null> => {
  const found = await transact(actor, async (tx) => ok(await tx.identity.person(actor.personId)))
  return found.ok ? found.value : null
}

const isEnrolled = ({ totp }: StoredPerson): boolean => totp?.confirmedAt != null

const whatProves = (person: StoredPerson): string =>
  isEnrolled(person) ? 'the code from your authenticator app' : 'your password'

const stepUpFailed = (person: StoredPerson) => rejected('STEP_UP_FAILED', `That isn’t ${whatProves(person)}.`)

const stepUpRequired = (person: StoredPerson) =>
  rejected('STEP_UP_REQUIRED', `High priority: enter ${whatProves(person)} to confirm.`)
