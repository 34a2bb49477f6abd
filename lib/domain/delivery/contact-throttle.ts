import { after, days, minutes } from '../duration.ts'
import type { Priority } from '../recall/recall.ts'
import type { DeliveryPolicy } from './delivery-policy.ts'
import { takesAtMost, type SendingChannel } from '../channel/channel.ts'

const PERSON_WINDOW = minutes(10)

/** The longest of the windows: what was heard before is of no account. */
export const HEARD_WINDOW = PERSON_WINDOW

/** What was heard lately was planned at most this long ago: longer nothing is tried. */
export const PLANNED_WITHIN = days(4)

/** When a contact heard its latest messages, as far as they count. */
type Heard = { channel: SendingChannel; priority: Priority; heardAt: Date[] }

/**
 * Until when a message waits because its contact has heard so much lately; null: it goes now. People are spared what is
 * not urgent; where the provider takes no more, high priority waits as well.
 */
export const throttledUntil = (
  { channel, priority, heardAt }: Heard,
  { perContact }: Pick<DeliveryPolicy, 'perContact'>,
  now: Date,
): Date | null => {
  const most = takesAtMost(channel)
  const limits = [
    ...(most ? [most] : []),
    ...(priority === 'high' ? [] : [{ messages: perContact, within: PERSON_WINDOW }]),
  ]
  const waits = limits.flatMap(({ messages, within: window }) => {
    if (heardAt.length < messages) return []
    const within = heardAt
      .filter((at) => after(at, window) > now)
      .toSorted((a, b) => a.getTime() - b.getTime())
    // Room is there again once all but one less than the most of them have left the window.
    const last = within[within.length - messages]
    return last ? [after(last, window).getTime()] : []
  })
  return waits.length === 0 ? null : new Date(Math.max(...waits))
}
