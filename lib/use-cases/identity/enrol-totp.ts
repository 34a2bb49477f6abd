import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { readableCode } from './readable-code.ts'
import { stepUp } from './step-up.ts'

type Needs = Pick<
  Ports,
  'transact' | 'clock' | 'chance' | 'totp' | 'sealer' | 'digest' | 'passwords' | 'doorstep'
>

const BACKUP_CODES = 10

/** First step: a new seed, which counts only once a code of it was shown. */
export const beginTotp =
  ({ transact, clock, totp, sealer }: Needs) =>
  (actor: PersonActor): Promise<Result<{ seed: string; uri: string }>> =>
    transact(actor, async (tx) => {
      const person = await tx.identity.person(actor.personId)
      if (!person) return rejected('UNAUTHENTICATED')
      if (person.totp?.confirmedAt)
        return rejected('ILLEGAL_TRANSITION', 'An authenticator app is set up already.')
      const created = totp.create(person.email)
      const pending = { sealed: sealer.seal(created.seed), confirmedAt: null, lastStep: null }
      await tx.identity.changePerson(person.id, { totp: pending }, clock.now())
      return ok(created)
    })

/** Second step: a code proves that the app has the seed. Answers the backup codes, shown this once. */
export const confirmTotp =
  (ports: Needs) =>
  (actor: PersonActor, code: string): Promise<Result<{ backupCodes: string[] }>> =>
    ports.transact(actor, async (tx) => {
      const person = await tx.identity.person(actor.personId)
      if (!person?.totp || person.totp.confirmedAt)
        return rejected('ILLEGAL_TRANSITION', 'Begin again: there is nothing to confirm.')
      const now = ports.clock.now()
      const step = ports.totp.step(ports.sealer.open(person.totp.sealed), code.replaceAll(/\s/g, ''), now)
      if (step === null)
        return rejected(
          'TOTP_REFUSED',
          'That code does not fit. Check the clock of your phone and try the next one.',
        )
      const confirmed = { ...person.totp, confirmedAt: now, lastStep: step }
      await tx.identity.changePerson(person.id, { totp: confirmed }, now)
      const backupCodes = await newBackupCodes(ports, tx, person.id)
      await tx.identity.endSessions({ personId: person.id, except: actor.sessionId }, 'totp_enrolled', now)
      await tx.audit({ action: 'person.totp_enrolled', subject: { type: 'person', id: person.id } })
      return ok({ backupCodes })
    })

/** Takes the second factor away again, against proof of it. */
export const removeTotp =
  (ports: Needs) =>
  (actor: PersonActor, proof: string): Promise<Result<null>> =>
    ports.transact(actor, async (tx) => {
      const proven = await stepUp(ports)(tx, actor, proof)
      if (!proven.ok) return proven
      await tx.identity.changePerson(actor.personId, { totp: null }, ports.clock.now())
      await tx.identity.replaceBackupCodes(actor.personId, [])
      await tx.audit({ action: 'person.totp_removed', subject: { type: 'person', id: actor.personId } })
      return ok(null)
    })

const newBackupCodes = async ({ chance, digest }: Needs, tx: Tx, personId: string): Promise<string[]> => {
  const codes = Array.from({ length: BACKUP_CODES }, () => readableCode(chance.secret(8), 10))
  const hashes = codes.map((code) => ({
    id: chance.id(),
    hash: digest(`${personId}:${code.replace('-', '')}`),
  }))
  await tx.identity.replaceBackupCodes(personId, hashes)
  return codes
}
