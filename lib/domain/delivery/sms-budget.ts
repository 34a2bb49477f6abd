import { after, hours } from '../duration.ts'
import type { Priority } from '../recall/recall.ts'
import { costOf } from './channel-plan.ts'
import type { DeliveryPolicy } from './delivery-policy.ts'

/** How the spending of a month stands to its limit. */
export type SmsBudget = { cents: number; limit: number | null; state: 'fine' | 'warning' | 'used_up' }

const WARN_AT = 0.8
// The limit may be raised at any time, so it is asked again before the month is over.
const ASK_AGAIN = hours(1)

export const smsBudget = (
  parts: number,
  { smsLimit: limit }: Pick<DeliveryPolicy, 'smsLimit'>,
): SmsBudget => {
  const cents = Math.round(costOf('sms', parts) * 100)
  const share = limit === null ? 0 : limit === 0 ? 1 : cents / limit
  return { cents, limit, state: share >= 1 ? 'used_up' : share >= WARN_AT ? 'warning' : 'fine' }
}

/** Until when a text message waits because the month's money is spent; high priority goes on. */
export const unpaidUntil = (priority: Priority, { state }: SmsBudget, now: Date): Date | null =>
  priority !== 'high' && state === 'used_up' ? after(now, ASK_AGAIN) : null
