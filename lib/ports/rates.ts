import type { RateName } from '#lib/domain/identity/rates.ts'

/** `resetSeconds`: until it begins anew. */
export type RateTaken = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }

/** Counts for all processes together. A little more than the limit may pass while several processes count their lots. */
export type Rates = { take(name: RateName, of: string): Promise<RateTaken> }
