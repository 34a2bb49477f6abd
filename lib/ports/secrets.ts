/** Hashing of passwords. Bounded: more at once wait, so that a flood of sign-ins cannot take all memory. */
export type Passwords = {
  hash(password: string): Promise<string>
  /** False for a wrong password. With a null hash it works as long and answers false. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** One-time codes of an authenticator app. */
export type Totp = {
  /** A new seed and the URI that the app reads from the picture. */
  create(account: string): { seed: string; uri: string }
  /** The time step that the code belongs to, or null if it fits none near now. */
  step(seed: string, code: string, now: Date): number | null
}

/** Keeps seeds unreadable in the database and its backups. Opening fails with an exception if it was tampered with. */
export type Sealer = {
  seal(plain: string): string
  open(sealed: string): string
  /** The same of something that may never have been sealed here: null. */
  tryOpen(text: string): string | null
}

/** SHA-256, of files, and of secrets that are long and random: those need no slow hash. */
export type Digest = (content: string | Uint8Array) => Uint8Array<ArrayBuffer>
