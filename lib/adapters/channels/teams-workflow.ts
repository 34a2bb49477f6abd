import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'

import type { GuardedPost } from '../http/guarded-post.ts'
import { outcomeOfPost } from './posted-outcome.ts'

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

/**
 * Microsoft Teams through a workflow's own address. 202 means that the workflow has taken it, not that it has posted it:
 * so a Teams message is accepted, and never reported as delivered.
 */
export const teamsWorkflow = (post: GuardedPost, clock: Clock): MessageChannel<'teams'> => ({
  send: ({ deliveryId, to, card }) => {
    const body = JSON.stringify({
      type: 'message',
      attachments: [{ contentType: ADAPTIVE_CARD, contentUrl: null, content: card }],
    })
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-delivery-id': deliveryId }
    return outcomeOfPost(
      post(to, body, headers),
      ({ headers: { 'x-ms-workflow-run-id': run } }) =>
        typeof run === 'string' ? run : `teams-${deliveryId}`,
      () => clock.now(),
    )
  },
})
