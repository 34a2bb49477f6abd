import type { Failures } from '#lib/domain/identity/backoff.ts'
import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'
import type { ApiScope, Role, Surface } from '#lib/domain/identity/actor.ts'

import type { StoredDevice, StoredPairing } from './devices.ts'

export type { Language } from '#lib/domain/identity/language.ts'
import type { Language } from '#lib/domain/identity/language.ts'

export type { AccountEvent, PersonStatus, Theme } from '#lib/domain/identity/person.ts'
import type { AccountEvent, PersonStatus, Theme } from '#lib/domain/identity/person.ts'
export type TokenPurpose = 'invitation' | 'password_reset'

export type StoredPerson = {
  id: string
  tenantId: string
  email: string
  name: string
  role: Role
  status: PersonStatus
  storeId: string | null
  regionId: string | null
  language: Language
  theme: Theme
  mailRules: MailRules
  passwordHash: string | null
  pinHash: string | null
  totp: { sealed: string; confirmedAt: Date | null; lastStep: number | null } | null
  /** How often their sessions were ended. */
  sessionEpoch: number
}

export type StoredSession = {
  id: string
  tenantId: string
  surface: Surface
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  /** The shared device that it is bound to. */
  deviceId: string | null
}

export type StoredToken = {
  id: string
  tenantId: string
  personId: string
  purpose: TokenPurpose
  expiresAt: Date
  usedAt: Date | null
}

export type OwedMail = { personId: string; requestedAt: Date; attempts: number } & (
  | {
      purpose: TokenPurpose
      event: AccountEvent | null
      followUpId: null
      commentId: null
      helpNoticeId: null
    }
  | { purpose: null; event: AccountEvent; followUpId: null; commentId: null; helpNoticeId: null }
  | { purpose: null; event: null; followUpId: string; commentId: null; helpNoticeId: null }
  | { purpose: null; event: null; followUpId: null; commentId: string; helpNoticeId: null }
  | { purpose: null; event: null; followUpId: null; commentId: null; helpNoticeId: string }
)

export type StoredKey = {
  id: string
  tenantId: string
  scopes: ApiScope[]
  expiresAt: Date | null
  revokedAt: Date | null
  person: StoredPerson
}

export type PersonChange = Partial<
  Pick<
    StoredPerson,
    | 'name'
    | 'role'
    | 'status'
    | 'storeId'
    | 'regionId'
    | 'language'
    | 'theme'
    | 'mailRules'
    | 'passwordHash'
    | 'pinHash'
    | 'totp'
  >
>

export type NewPerson = Omit<
  StoredPerson,
  'tenantId' | 'totp' | 'theme' | 'mailRules' | 'passwordHash' | 'pinHash' | 'status' | 'sessionEpoch'
>

export type SessionsMeant =
  | { id: string }
  | { personId: string; except?: string; onDevices?: true }
  | { deviceId: string }

export type IdentityRows = {
  person(id: string): Promise<StoredPerson | null>
  /** The same, under a lock until the commit: nobody else changes the person or ends their sessions meanwhile. */
  holdPerson(id: string): Promise<StoredPerson | null>
  /** Stores a person that is invited; false when the tenant has that address already. */
  insertPerson(person: NewPerson, at: Date): Promise<boolean>
  changePerson(id: string, change: PersonChange, at: Date): Promise<void>
  /** Active administrators other than this one, counted under a lock that keeps two from leaving at once. */
  otherAdmins(personId: string): Promise<number>
  /** Who is called so at this store, in capitals or not. */
  peopleNamed(storeId: string, name: string): Promise<string[]>
  storeIdOf(number: string): Promise<string | null>
  regionIdOf(name: string): Promise<string | null>
  insertSession(
    session: Omit<StoredSession, 'tenantId' | 'endedAt'> & { personId: string; userAgent: string },
  ): Promise<void>
  session(id: string): Promise<(StoredSession & { person: StoredPerson; device: StoredDevice | null }) | null>
  touchSession(id: string, at: Date): Promise<void>
  /**
   * Ends one session, all of a person's (perhaps all but one, or those on shared devices), or all of a device. Answers how
   * many ended. What was judged of the person before starts none either.
   */
  endSessions(which: SessionsMeant, reason: string, at: Date): Promise<number>
  /** Writes down that a mail is owed. */
  insertAccountMail(mail: {
    id: string
    personId: string
    purpose: TokenPurpose | null
    event: AccountEvent | null
    at: Date
  }): Promise<void>
  /** Takes it for one try, until then nobody else does; null when it is settled, not due, or taken. */
  claimAccountMail(id: string, at: Date, until: Date): Promise<OwedMail | null>
  /** Nothing more is to be tried; or, with a time, another try is. */
  settleAccountMail(id: string, end: { settledAt: Date } | { nextAttemptAt: Date }): Promise<void>
  /** It waits until then; the try for which it was taken is not spent. */
  putAccountMailOff(id: string, until: Date): Promise<void>
  insertToken(
    token: Omit<StoredToken, 'tenantId' | 'usedAt'> & { secretHash: Uint8Array<ArrayBuffer>; at: Date },
  ): Promise<void>
  /** Marks every open token of the person for this purpose as used. Answers which were open. */
  useTokens(personId: string, purpose: TokenPurpose, at: Date): Promise<string[]>
  /** The step of a one-time code, accepted once: false when this or a later one was used before. */
  useTotpStep(personId: string, step: number): Promise<boolean>
  replaceBackupCodes(personId: string, hashes: { id: string; hash: Uint8Array<ArrayBuffer> }[]): Promise<void>
  /** True exactly once for each code. */
  useBackupCode(personId: string, hash: Uint8Array<ArrayBuffer>, at: Date): Promise<boolean>
  touchKey(id: string, at: Date): Promise<void>
}

/** What can be found before it is known which tenant is meant: only by presenting the secret or the address itself. */
export type CredentialLookup = {
  peopleByEmail(email: string): Promise<StoredPerson[]>
  tokenByHash(hash: Uint8Array<ArrayBuffer>): Promise<StoredToken | null>
  keyByHash(hash: Uint8Array<ArrayBuffer>): Promise<StoredKey | null>
  linkByHash(hash: Uint8Array<ArrayBuffer>): Promise<LinkTarget | null>
  deviceByHash(hash: Uint8Array<ArrayBuffer>): Promise<StoredDevice | null>
  pairingByHash(hash: Uint8Array<ArrayBuffer>): Promise<StoredPairing | null>
  /**
   * Judges what was counted before by each of these, and keeps what the judge answers, under a lock: of many tries at once
   * each is judged after the other. Null: nothing is to be kept.
   */
  countTry(
    keys: readonly Uint8Array<ArrayBuffer>[],
    judge: (before: (Failures | null)[]) => Failures[] | null,
  ): Promise<void>
  /** Forgets all that was counted by the first, and of the others the one try that was right. */
  forgetTries(
    forgotten: readonly Uint8Array<ArrayBuffer>[],
    oneLess: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<void>
}

/** Where the link in a message leads. */
export type LinkTarget = { tenantId: string; deliveryId: string; noticeId: string; storeId: string }
