import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'
import type {
  IdentityRows,
  OwedMail,
  SessionsMeant,
  StoredPerson,
  StoredSession,
} from '#lib/ports/identity.ts'

import type { TransactionClient } from './database.ts'
import { toDevice } from './device-rows.ts'
import type { Prisma } from './generated/client.ts'

export const identityRows = (tx: TransactionClient, tenantId: string): IdentityRows => ({
  ...peopleRows(tx, tenantId),
  ...sessionRows(tx, tenantId),
  ...secretRows(tx, tenantId),
  ...mailRows(tx, tenantId),
})

type People =
  | 'person'
  | 'holdPerson'
  | 'peopleNamed'
  | 'insertPerson'
  | 'changePerson'
  | 'otherAdmins'
  | 'storeIdOf'
  | 'regionIdOf'
type Sessions = 'insertSession' | 'session' | 'touchSession' | 'endSessions'
type Mails = 'insertAccountMail' | 'claimAccountMail' | 'settleAccountMail' | 'putAccountMailOff'
type Secrets = Exclude<keyof IdentityRows, People | Sessions | Mails>

const peopleRows = (tx: TransactionClient, tenantId: string): Pick<IdentityRows, People> => ({
  person: (id) => personRow(tx, tenantId, id),

  holdPerson: async (id) => {
    // Keeps out whoever changes the row, not whoever refers to it. Read after the lock, it is what was committed last.
    await tx.$queryRaw`
      SELECT id FROM person WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`
    return personRow(tx, tenantId, id)
  },

  peopleNamed: async (storeId, name) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE tenant_id = ${tenantId}::uuid AND store_id = ${storeId}::uuid AND status = 'active'
        AND lower(trim(name)) = lower(trim(${name}))`
    return rows.map(({ id }) => id)
  },

  insertPerson: async (person, at) => {
    const row = { ...person, tenantId, status: 'invited' as const, createdAt: at, updatedAt: at }
    const { count } = await tx.person.createMany({ data: [row], skipDuplicates: true })
    return count === 1
  },

  changePerson: async (id, { totp, mailRules, ...change }, at) => {
    const pin = change.pinHash === undefined ? {} : { pinSetAt: change.pinHash === null ? null : at }
    const factor =
      totp === undefined
        ? {}
        : {
            totpSealed: totp?.sealed ?? null,
            totpConfirmedAt: totp?.confirmedAt ?? null,
            totpLastStep: totp?.lastStep ?? null,
          }
    await tx.person.updateMany({
      where: { id, tenantId },
      data: { ...change, ...pin, ...factor, ...(mailRules ? ruleColumns(mailRules) : {}), updatedAt: at },
    })
  },

  otherAdmins: async (personId) => {
    // Locks every administrator's row: two who disable each other at once are judged one after the other.
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE tenant_id = ${tenantId}::uuid AND role = 'admin' AND status = 'active'
      ORDER BY id FOR UPDATE`
    return rows.filter(({ id }) => id !== personId).length
  },

  storeIdOf: async (number) =>
    (await tx.store.findFirst({ where: { tenantId, number }, select: { id: true } }))?.id ?? null,
  regionIdOf: async (name) =>
    (await tx.region.findFirst({ where: { tenantId, name }, select: { id: true } }))?.id ?? null,
})

const personRow = async (
  tx: TransactionClient,
  tenantId: string,
  id: string,
): Promise<StoredPerson | null> => {
  const row = await tx.person.findFirst({ where: { id, tenantId } })
  return row && toPerson(row)
}

const sessionRows = (tx: TransactionClient, tenantId: string): Pick<IdentityRows, Sessions> => ({
  insertSession: async (session) => {
    await tx.session.create({
      data: { ...session, tenantId, createdAt: session.lastSeenAt },
      select: { id: true },
    })
  },

  session: async (id) => {
    const row = await tx.session.findFirst({
      where: { id, tenantId },
      include: { person: true, device: true },
    })
    if (!row) return null
    const { surface, lastSeenAt, expiresAt, endedAt, deviceId } = row
    const session: StoredSession = { id, tenantId, surface, lastSeenAt, expiresAt, endedAt, deviceId }
    return { ...session, person: toPerson(row.person), device: row.device && toDevice(row.device) }
  },

  touchSession: async (id, at) => {
    await tx.session.updateMany({ where: { id, tenantId }, data: { lastSeenAt: at } })
  },

  endSessions: async (which, reason, at) => {
    // Before the sessions are looked for: whoever is starting one holds the person, and has committed by then.
    if ('personId' in which)
      await tx.person.updateMany({
        where: { id: which.personId, tenantId },
        data: { sessionEpoch: { increment: 1 } },
      })
    const ended = await tx.session.updateManyAndReturn({
      where: { ...meant(which), tenantId, endedAt: null },
      data: { endedAt: at, endedReason: reason },
      select: { id: true },
    })
    // Whoever signed out of a phone, or was signed out, is told nothing on it any more; whoever is out everywhere, on none,
    // though the session may be so old that it was cleared away.
    const ofSessions: Prisma.ContactWhereInput = { sessionId: { in: ended.map(({ id }) => id) } }
    const ofPerson: Prisma.ContactWhereInput[] = isEverywhere(which)
      ? [{ verifiedBy: which.personId, sessionId: { not: null } }]
      : []
    await tx.contact.updateMany({
      where: { tenantId, disabledBecause: null, OR: [ofSessions, ...ofPerson] },
      data: { disabledBecause: 'removed', disabledAt: at },
    })
    return ended.length
  },
})

const isEverywhere = (which: SessionsMeant): which is { personId: string } =>
  'personId' in which && which.except === undefined && which.onDevices === undefined

const meant = (which: SessionsMeant): Prisma.SessionWhereInput => {
  if (!('personId' in which)) return which
  const { personId, except, onDevices } = which
  return {
    personId,
    ...(except ? { id: { not: except } } : {}),
    ...(onDevices ? { deviceId: { not: null } } : {}),
  }
}

const secretRows = (tx: TransactionClient, tenantId: string): Pick<IdentityRows, Secrets> => ({
  insertToken: async ({ at, ...token }) => {
    await tx.accountToken.create({ data: { ...token, tenantId, createdAt: at }, select: { id: true } })
  },

  useTokens: async (personId, purpose, at) => {
    const used = await tx.accountToken.updateManyAndReturn({
      where: { tenantId, personId, purpose, usedAt: null },
      data: { usedAt: at },
      select: { id: true },
    })
    return used.map(({ id }) => id)
  },

  useTotpStep: async (personId, step) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, tenantId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    })
    return count === 1
  },

  replaceBackupCodes: async (personId, hashes) => {
    await tx.backupCode.deleteMany({ where: { tenantId, personId } })
    await tx.backupCode.createMany({
      data: hashes.map(({ id, hash }) => ({ id, tenantId, personId, codeHash: hash })),
    })
  },

  useBackupCode: async (personId, codeHash, at) => {
    const { count } = await tx.backupCode.updateMany({
      where: { tenantId, personId, codeHash, usedAt: null },
      data: { usedAt: at },
    })
    return count === 1
  },

  touchKey: async (id, at) => {
    await tx.apiKey.updateMany({ where: { id, tenantId }, data: { lastUsedAt: at } })
  },
})

const mailRows = (tx: TransactionClient, tenantId: string): Pick<IdentityRows, Mails> => ({
  insertAccountMail: async ({ id, personId, purpose, event, at }) => {
    const times = { requestedAt: at, nextAttemptAt: at, enqueuedAt: at }
    // Not `create`: that reads the row back, which people of a store may not.
    await tx.accountMail.createMany({ data: [{ id, tenantId, personId, purpose, event, ...times }] })
  },

  claimAccountMail: async (id, at, until) => {
    const [mail] = await tx.$queryRaw<OwedMail[]>`
      UPDATE account_mail SET attempts = attempts + 1, next_attempt_at = ${until}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND settled_at IS NULL AND next_attempt_at <= ${at}
      RETURNING person_id AS "personId", purpose, event, follow_up_id AS "followUpId", comment_id AS "commentId", help_notice_id AS "helpNoticeId", requested_at AS "requestedAt", attempts`
    return mail ?? null
  },

  settleAccountMail: async (id, end) => {
    await tx.accountMail.updateMany({ where: { id, tenantId }, data: end })
  },

  putAccountMailOff: async (id, until) => {
    const data = { nextAttemptAt: until, attempts: { decrement: 1 } }
    await tx.accountMail.updateMany({ where: { id, tenantId }, data })
  },
})

export const toPerson = (row: Prisma.PersonGetPayload<object>): StoredPerson => {
  const {
    id,
    tenantId,
    email,
    name,
    role,
    status,
    storeId,
    regionId,
    language,
    theme,
    passwordHash,
    pinHash,
    sessionEpoch,
  } = row
  const lastStep = row.totpLastStep === null ? null : Number(row.totpLastStep)
  const totp =
    row.totpSealed === null ? null : { sealed: row.totpSealed, confirmedAt: row.totpConfirmedAt, lastStep }
  const shown = { id, tenantId, email, name, role, status, storeId, regionId, language, theme }
  return { ...shown, mailRules: toMailRules(row), passwordHash, pinHash, totp, sessionEpoch }
}

type RuleColumns = Pick<
  Prisma.PersonGetPayload<object>,
  'quietFrom' | 'quietTo' | 'quietZone' | 'leastPriority' | 'mentionMails'
>

export const toMailRules = (row: RuleColumns): MailRules => {
  const { quietFrom: from, quietTo: to, quietZone: zone, leastPriority, mentionMails: mentions } = row
  return { quiet: from && to && zone ? { from, to, zone } : null, leastPriority, mentions }
}

const ruleColumns = ({ quiet, leastPriority, mentions }: MailRules): RuleColumns => ({
  quietFrom: quiet?.from ?? null,
  quietTo: quiet?.to ?? null,
  quietZone: quiet?.zone ?? null,
  leastPriority,
  mentionMails: mentions,
})
