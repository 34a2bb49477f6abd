import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'

import type { GuardedPost } from '../http/guarded-post.ts'
import { outcomeOfPost } from './posted-outcome.ts'

/** Slack through an incoming webhook, which answers 200 once the message stands in its channel. */
export const slackWebhook = (post: GuardedPost, clock: Clock): MessageChannel<'slack'> => ({
  send: ({ deliveryId, to, post: message }) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-delivery-id': deliveryId }
    return outcomeOfPost(
      post(to, JSON.stringify(message), headers),
      () => `slack-${deliveryId}`,
      () => clock.now(),
      // The webhook was removed, or its channel was. An archived channel is 410.
      [404],
    )
  },
})
