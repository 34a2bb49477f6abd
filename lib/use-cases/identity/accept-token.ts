import { judgePassword, type PasswordFault } from '#lib/domain/identity/password.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import type { Surface } from '#lib/domain/identity/actor.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredToken, TokenPurpose } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { forgiveGuessing } from './guessable.ts'
import { withLine } from './refused-secret.ts'

type Needs = Pick<Ports, 'transact' | 'credentialLookup' | 'digest' | 'clock' | 'passwords' | 'log'>

export type AcceptTokenInput = { secret: string; purpose: TokenPurpose; password: string }

/** Follows an invitation or a reset link to its end: a password is set, the link is used up, every session ends. */
export const acceptToken =
  (ports: Needs) =>
  async ({
    secret,
    purpose,
    password,
  }: AcceptTokenInput): Promise<Result<{ surface: Surface; email: string }>> => {
    const { transact, credentialLookup, digest, clock, passwords } = ports
    const token = await credentialLookup.tokenByHash(digest(secret))
    const now = clock.now()
    const reason = refusalOf(token, purpose, now)
    if (!token || reason) {
      const of = token ? { tenantId: token.tenantId, personId: token.personId } : {}
      return withLine(ports, notValid, { type: purpose, reason: reason ?? 'unknown', ...of })
    }
    const hash = await passwords.hash(password)
    const actor = { kind: 'system', tenantId: token.tenantId, name: 'identity' } as const
    const done = await transact(actor, async (tx) => {
      // Held, so that whoever is being disabled is not made active again.
      const person = await tx.identity.holdPerson(token.personId)
      if (!person || person.status === 'disabled') return notValid
      const fault = judgePassword(password, person.email)
      if (fault) return refused(fault)
      // Of two who follow one link in the same moment, the second finds it used.
      const used = await tx.identity.useTokens(person.id, purpose, now)
      if (!used.includes(token.id)) return notValid
      await tx.identity.changePerson(person.id, { passwordHash: hash, status: 'active' }, now)
      await tx.identity.endSessions({ personId: person.id }, purpose, now)
      await tx.audit({ action: `person.${purpose}_accepted`, subject: { type: 'person', id: person.id } })
      return ok({ surface: surfaceOf(person.role), email: person.email })
    })
    if (done.ok) await forgiveGuessing(ports, token.personId)
    return done
  }

const notValid = rejected('LINK_NOT_VALID', 'This link was already used or has expired. Ask for a new one.')

/** Why a link leads nowhere; null: it does. */
const refusalOf = (token: StoredToken | null, purpose: TokenPurpose, now: Date) => {
  if (!token) return 'unknown'
  if (token.purpose !== purpose) return 'wrong_purpose'
  if (token.usedAt !== null) return 'used'
  return token.expiresAt <= now ? 'over' : null
}

const FAULTS: Record<PasswordFault, string> = {
  too_short: 'Use at least 12 characters. A few words are easy to remember.',
  too_long: 'Use at most 200 characters.',
  common: 'This is a commonly used password.',
  like_email: 'This is too similar to the email address.',
}

export const refused = (fault: PasswordFault) =>
  reject({
    code: 'PASSWORD_REFUSED' as const,
    detail: FAULTS[fault],
    errors: [{ path: 'password', code: fault, message: FAULTS[fault] }],
  })
