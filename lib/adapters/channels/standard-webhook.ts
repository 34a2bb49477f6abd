import { createHmac } from 'node:crypto'

import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'
import type { Sealer } from '#lib/ports/secrets.ts'

import type { GuardedPost } from '../http/guarded-post.ts'
import { outcomeOfPost } from './posted-outcome.ts'

/**
 * A system of the store's, told as Standard Webhooks has it: the id stays the same through all attempts, the time is of this
 * attempt, and there is a signature for each secret that is good now. Without a secret there is none.
 */
export const standardWebhook = (
  post: GuardedPost,
  sealer: Pick<Sealer, 'tryOpen'> | null,
  clock: Clock,
): MessageChannel<'webhook'> => ({
  send: async ({ deliveryId, to, event, sealedSecrets = [] }) => {
    const secrets = sealedSecrets.map((sealed) => sealer?.tryOpen(sealed) ?? null)
    if (secrets.includes(null))
      return { type: 'failed', reason: 'not signed: DATA_KEY is missing or is another one' }
    const now = clock.now()
    const body = JSON.stringify({ type: event.type, timestamp: now.toISOString(), data: event.data })
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const signatures = secrets.map((secret) => signature(secret ?? '', `${deliveryId}.${timestamp}.${body}`))
    return outcomeOfPost(
      post(to, body, {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': deliveryId,
        'webhook-timestamp': timestamp,
        ...(signatures.length > 0 ? { 'webhook-signature': signatures.join(' ') } : {}),
      }),
      () => `webhook-${deliveryId}`,
      () => clock.now(),
    )
  },
})

const signature = (secret: string, signed: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}
