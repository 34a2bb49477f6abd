import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { toMailRules } from '#lib/adapters/prisma/identity-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { Theme } from '#lib/domain/identity/person.ts'

import { iso } from '../query.ts'

export type OwnProfile = {
  name: string
  email: string
  language: Language
  theme: Theme
  mailRules: MailRules
  totp: boolean
  hasPin: boolean
  backupCodesLeft: number
  /** Sign-ins that failed in browsers that this account never used, since the last one there that went well. */
  failedSignIns: { count: number; lastAt: string } | null
  sessions: { id: string; here: boolean; device: string; startedAt: string; lastSeenAt: string }[]
}

/** A person's own settings and open sessions. */
export const ownProfile = async (
  db: Readable,
  actor: PersonActor,
  { now, counter }: { now: Date; counter?: Uint8Array<ArrayBuffer> },
): Promise<Result<OwnProfile>> =>
  withTenant(db, actor, async (tx) => {
    const { tenantId, personId, sessionId } = actor
    const person = await tx.person.findFirst({ where: { id: personId, tenantId } })
    if (!person) return rejected('PERSON_NOT_FOUND')
    const sessions = await tx.session.findMany({
      where: { tenantId, personId, endedAt: null, expiresAt: { gt: now } },
      orderBy: { lastSeenAt: 'desc' },
      take: 20,
    })
    const backupCodesLeft = await tx.backupCode.count({ where: { tenantId, personId, usedAt: null } })
    const failed = counter ? await tx.signInThrottle.findUnique({ where: { key: counter } }) : null
    return ok({
      name: person.name,
      email: person.email,
      language: person.language,
      theme: person.theme,
      mailRules: toMailRules(person),
      totp: person.totpConfirmedAt !== null,
      hasPin: person.pinHash !== null,
      backupCodesLeft,
      failedSignIns: failed && { count: failed.failures, lastAt: iso(failed.lastFailedAt) },
      sessions: sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
        id,
        here: id === sessionId,
        device: deviceOf(userAgent),
        startedAt: iso(createdAt),
        lastSeenAt: iso(lastSeenAt),
      })),
    })
  })

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

const deviceOf = (userAgent: string): string => {
  const browser = BROWSERS.find(([mark]) => userAgent.includes(mark))?.[1] ?? 'Browser'
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1]
  return system ? `${browser}, ${system}` : browser
}
