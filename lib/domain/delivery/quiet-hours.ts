import type { StoreHours } from '../catalog/opens-at.ts'
import { opensAt } from '../catalog/opens-at.ts'
import type { Priority } from '../recall/recall.ts'
import type { DeliveryPolicy } from './delivery-policy.ts'

/** From when to when a contact wants to hear nothing, HH:MM on the clocks of the store; may lie across midnight. */
export type QuietHours = { from: string; to: string }

type Asked = {
  priority: Priority
  policy: Pick<DeliveryPolicy, 'quiet'>
  /** The contact's own take the place of the store's closing time. */
  own: QuietHours | null
  store: StoreHours
}

/** Until when a message waits; null: it goes now. High priority saves lives, and overrides every quiet hour. */
export const quietUntil = (
  { priority, policy, own, store }: Asked,
  now: Date,
  /** Whoever asks for many at once looks no store's hours up twice. */
  opens: typeof opensAt = opensAt,
): Date | null => {
  if (priority === 'high') return null
  if (!own && policy.quiet === 'none') return null
  // Quiet from ten to six is open from six to ten, every day.
  const openingHours = own
    ? [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: own.to, close: own.from }))
    : store.openingHours
  const at = opens({ timezone: store.timezone, openingHours }, now)
  return at > now ? at : null
}
