import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'

import type { GuardedPost } from '../http/guarded-post.ts'
import { outcomeOfPost } from './posted-outcome.ts'

// The hook was removed, or its channel was: it does not come back under this address. An archived channel is 410.
const REMOVED = 'answered 404'

/** Slack through an incoming webhook, which answers 200 once the message stands in its channel. */
export const slackWebhook = (post: GuardedPost, clock: Clock): MessageChannel<'slack'> => ({
  send: async ({ deliveryId, to, post: message }) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-delivery-id': deliveryId }
    const outcome = await outcomeOfPost(
      post(to, JSON.stringify(message), headers),
      () => `slack-${deliveryId}`,
      () => clock.now(),
    )
    return asSlackMeans(outcome)
  },
})

const asSlackMeans = (outcome: SendOutcome): SendOutcome =>
  outcome.type === 'failed' && outcome.reason === REMOVED ? { ...outcome, addressGone: true } : outcome
