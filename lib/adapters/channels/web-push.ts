import { z } from 'zod'
import webPush from 'web-push'

import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'

import type { GuardedPost } from '../http/guarded-post.ts'
import { outcomeOfPost } from './posted-outcome.ts'

/** What a browser hands out when a person allows messages, as it writes it down itself. */
const Subscription = z.object({
  endpoint: z.url(),
  keys: z.object({ p256dh: z.string().min(80), auth: z.string().min(20) }),
})

export type Vapid = { subject: string; publicKey: string; privateKey: string }

const SECONDS_WORTH_TELLING = 24 * 3600

const subscriptionIn = (address: string) => {
  try {
    return Subscription.safeParse(JSON.parse(address)).data
  } catch {
    return undefined
  }
}

/** Push to a browser: encrypted for it alone, and taken by whichever service its maker runs. */
export const webPushChannel = (
  post: GuardedPost,
  vapid: Vapid | undefined,
  clock: Clock,
): MessageChannel<'push'> => ({
  send: async ({ deliveryId, to, title, body, link, tag }) => {
    const subscription = subscriptionIn(to)
    if (!subscription) return { type: 'failed', reason: 'not a push subscription', addressGone: true }
    if (!vapid) return { type: 'failed', reason: 'web push is not set up: VAPID keys are missing' }
    const request = webPush.generateRequestDetails(
      subscription,
      JSON.stringify({ title, body, link, tag, deliveryId }),
      {
        vapidDetails: vapid,
        TTL: SECONDS_WORTH_TELLING,
        urgency: 'high',
        contentEncoding: 'aes128gcm',
      },
    )
    const headers = { ...(request.headers as Record<string, string>), 'x-delivery-id': deliveryId }
    return outcomeOfPost(
      post(request.endpoint, request.body ?? '', headers),
      ({ headers: { location } }) => (typeof location === 'string' ? location : `webpush-${deliveryId}`),
      () => clock.now(),
      // A push service forgets a browser that was removed, and says so by 404 or 410.
      [404],
    )
  },
})
