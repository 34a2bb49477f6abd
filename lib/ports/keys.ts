import type { ApiScope } from '#lib/domain/identity/actor.ts'

export type KnownKey = {
  id: string
  personId: string
  name: string
  scopes: ApiScope[]
  expiresAt: Date | null
  revokedAt: Date | null
}

export type NewKey = Omit<KnownKey, 'revokedAt'> & {
  prefix: string
  secretHash: Uint8Array<ArrayBuffer>
  /** The key that asked for it. */
  madeByKeyId: string | null
  at: Date
}

/** The keys of a tenant. No secret is kept, only its hash. */
export type KeyRows = {
  find(id: string): Promise<KnownKey | null>
  /** The same, and held until the transaction ends: what is made with it is not overtaken by its revocation. */
  hold(id: string): Promise<Pick<KnownKey, 'expiresAt' | 'revokedAt'> | null>
  insert(key: NewKey): Promise<void>
  /** With every key that was made with it. Answers which were not revoked before. */
  revoke(id: string, at: Date): Promise<string[]>
  /** A new value; the one of before stays good until then, and the one before that no longer. */
  rotate(
    id: string,
    to: { prefix: string; secretHash: Uint8Array<ArrayBuffer>; previousUntil: Date },
  ): Promise<void>
}
