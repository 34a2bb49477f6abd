import { randomUUID } from 'node:crypto'

import type { Channel } from '#lib/domain/channel/channel.ts'

import { header, type Answer, type ProviderRequest, type Reading } from './provider.ts'

type Receiver = { channel: Channel; provider: string; accepted: Answer }

const RECEIVERS: Record<string, Receiver> = {
  // 202 from a Teams workflow means taken, not yet posted.
  teams: { channel: 'teams', provider: 'teams', accepted: { status: 202 } },
  slack: { channel: 'slack', provider: 'slack', accepted: { status: 200, body: 'ok' } },
  push: { channel: 'push', provider: 'webpush', accepted: { status: 201, headers: { ttl: '86400' } } },
  webhook: { channel: 'webhook', provider: 'webhook', accepted: { status: 200, body: 'ok' } },
}

export const receiverAt = (path: string): Receiver | undefined => {
  const [, kind = '', id] = path.split('/')
  return id ? RECEIVERS[kind] : undefined
}

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

/** Each `text` and `title` of an Adaptive Card or of any other JSON, in the order in which they stand. */
const words = (value: unknown, depth = 0): string[] => {
  if (typeof value !== 'object' || value === null || depth > 20) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'text' || key === 'title') && typeof inner === 'string' ? [inner] : words(inner, depth + 1),
  )
}

/** Teams workflows, Slack hooks, web push services and webhook receivers: all of them take one POST. */
export const readPosted = ({ channel, provider, accepted }: Receiver, request: ProviderRequest): Reading => {
  const json = parsed(request.body)
  // A web push payload is encrypted for the browser alone, so its bytes are kept as they came.
  const sealed = header(request.headers, 'content-encoding') === 'aes128gcm'
  const text =
    json === null
      ? sealed
        ? ''
        : request.body.toString('utf8')
      : words(json).join('\n') || JSON.stringify(json)
  return {
    intake: {
      accept: {
        channel,
        provider,
        to: request.path,
        text,
        deliveryId: header(request.headers, 'x-delivery-id') ?? header(request.headers, 'webhook-id'),
        messageId: randomUUID(),
        raw: { headers: request.headers, body: json ?? request.body.toString(sealed ? 'base64' : 'utf8') },
      },
      accepted,
      refused: (status) => ({ status, body: `refused with ${status}` }),
    },
  }
}
