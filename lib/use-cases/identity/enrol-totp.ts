import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { asIfWrong, isAsJudged } from './as-judged.ts'
import { onesOwn } from './ones-own.ts'
import { readableCode } from './readable-code.ts'
import { tellPerson } from './request-account-mail.ts'
import { personOf, provePassword, stepUp, stillProven, type ProofNeeds } from './step-up.ts'
import { countTry, throttleOf } from './throttle.ts'

const BACKUP_CODES = 10

/**
 * First step: a new seed, which counts only once a code of it was shown. Against the password: whoever holds nothing but a
 * session must not give themselves the factor that it is asked for.
 */
export const beginTotp =
  (ports: ProofNeeds) =>
  async (actor: PersonActor, password: string): Promise<Result<{ seed: string; uri: string }>> => {
    const allowed = onesOwn(actor)
    if (!allowed.ok) return allowed
    const known = await personOf(ports, actor)
    if (!known) return rejected('UNAUTHENTICATED')
    const proven = await provePassword(ports)(known, password)
    if (!proven.ok) return proven
    if (!proven.value) return wrongPassword
    return ports.transact(actor, async (tx) => {
      if (!(await isAsJudged(tx, known))) return asIfWrong(ports, wrongPassword, 'password', known)
      if (known.totp?.confirmedAt)
        return rejected('ILLEGAL_TRANSITION', 'An authenticator app is already set up.')
      const created = ports.totp.create(known.email)
      const pending = { sealed: ports.sealer.seal(created.seed), confirmedAt: null, lastStep: null }
      await tx.identity.changePerson(known.id, { totp: pending }, ports.clock.now())
      return ok(created)
    })
  }

/** Second step: a code proves that the app has the seed. Answers the backup codes, shown this once. */
export const confirmTotp =
  (ports: ProofNeeds) =>
  async (actor: PersonActor, code: string): Promise<Result<{ backupCodes: string[] }>> => {
    const allowed = onesOwn(actor)
    if (!allowed.ok) return allowed
    const throttle = throttleOf(ports, [{ of: `new code ${actor.personId}`, forgiven: true }])
    const counted = await countTry(throttle)
    if (!counted.ok) return counted
    const confirmed = await ports.transact(actor, (tx) => confirm(ports, tx, actor, code))
    if (confirmed.ok) await throttle.right()
    return confirmed
  }

const confirm = async (
  ports: ProofNeeds,
  tx: Tx,
  actor: PersonActor,
  code: string,
): Promise<Result<{ backupCodes: string[] }>> => {
  const person = await tx.identity.holdPerson(actor.personId)
  // Whoever was signed out while the code was on its way sets nothing up. Nobody is signed out later, as long as it is held.
  const session = await tx.identity.session(actor.sessionId)
  if (session?.endedAt !== null) return rejected('UNAUTHENTICATED')
  if (!person?.totp || person.totp.confirmedAt)
    return rejected('ILLEGAL_TRANSITION', 'There’s nothing to confirm. Start over.')
  const now = ports.clock.now()
  const step = ports.totp.step(ports.sealer.open(person.totp.sealed), code.replaceAll(/\s/g, ''), now)
  if (step === null)
    return rejected('TOTP_REFUSED', 'Incorrect code. Check your phone’s clock and try the next one.')
  const confirmed = { ...person.totp, confirmedAt: now, lastStep: step }
  await tx.identity.changePerson(person.id, { totp: confirmed }, now)
  const backupCodes = await newBackupCodes(ports, tx, person.id)
  await tx.identity.endSessions({ personId: person.id, except: actor.sessionId }, 'totp_enrolled', now)
  await tellPerson(ports)(tx, actor.tenantId, person.id, 'totp_enrolled')
  await tx.audit({ action: 'person.totp_enrolled', subject: { type: 'person', id: person.id } })
  return ok({ backupCodes })
}

/** Takes the second factor away again, against proof of it. */
export const removeTotp =
  (ports: ProofNeeds) =>
  async (actor: PersonActor, proof: string): Promise<Result<null>> => {
    const allowed = onesOwn(actor)
    if (!allowed.ok) return allowed
    const proven = await stepUp(ports)(actor, proof)
    if (!proven.ok) return proven
    return ports.transact(actor, async (tx) => {
      const still = await stillProven(ports)(tx, proven.value)
      if (!still.ok) return still
      await tx.identity.changePerson(actor.personId, { totp: null }, ports.clock.now())
      await tx.identity.replaceBackupCodes(actor.personId, [])
      await tellPerson(ports)(tx, actor.tenantId, actor.personId, 'totp_removed')
      await tx.audit({ action: 'person.totp_removed', subject: { type: 'person', id: actor.personId } })
      return ok(null)
    })
  }

const wrongPassword = reject({
  code: 'VALIDATION_FAILED' as const,
  errors: [{ path: 'ownPassword', code: 'wrong', message: 'Incorrect password.' }],
})

const newBackupCodes = async (
  { random, digest }: Pick<Ports, 'random' | 'digest'>,
  tx: Tx,
  personId: string,
): Promise<string[]> => {
  const codes = Array.from({ length: BACKUP_CODES }, () => readableCode(random.secret(8), 10))
  const hashes = codes.map((code) => ({
    id: random.id(),
    hash: digest(`${personId}:${code.replace('-', '')}`),
  }))
  await tx.identity.replaceBackupCodes(personId, hashes)
  return codes
}
