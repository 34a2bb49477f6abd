export type Clock = {
  /** The time by which everything is judged and stored. Never fails. */
  now(): Date
}

export type Random = {
  /** A new UUIDv7: sorts by the time it was made. */
  id(): string
  /** Secret bytes, as URL-safe text. */
  secret(bytes: number): string
  /** A number in [0, 1). */
  fraction(): number
}
