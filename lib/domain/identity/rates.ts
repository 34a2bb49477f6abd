import { hours, minutes, type Duration } from '../duration.ts'

type Rate = {
  most: number
  within: Duration
  /** So many are counted at once, so that not each one asks the database. */
  lot: number
}

/** How often anything may be asked for. What a key does belongs to one partner; an address may be a whole office. */
export const RATES = {
  api_key: { most: 6000, within: minutes(1), lot: 50 },
  api_address: { most: 12_000, within: minutes(1), lot: 50 },
  reset_account: { most: 3, within: hours(1), lot: 1 },
  reset_address: { most: 60, within: hours(1), lot: 1 },
  invitation: { most: 300, within: hours(1), lot: 1 },
  invitation_again: { most: 5, within: hours(1), lot: 1 },
} as const satisfies Record<string, Rate>

export type RateName = keyof typeof RATES
