import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'

import { standardWebhook } from '#lib/adapters/channels/standard-webhook.ts'
import { guardedPost } from '#lib/adapters/http/guarded-post.ts'
import { aesSealer } from '#lib/adapters/system/aes-sealer.ts'
import { renderWebhookEvent } from '#lib/domain/delivery/webhook-event.ts'
import { startSimulator } from '#local/simulator/server.ts'
import { recallContent } from '#prisma/demo/builders.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const deliveryId = '019aa000-0000-7000-8000-0000000000d1'
const sealer = aesSealer('a key that only this test knows, and no other')
const SECRETS = [1, 2].map((fill) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`)

const EVENT = renderWebhookEvent({
  language: 'en',
  purpose: 'notice',
  repeat: false,
  recall: { number: 'R-1', version: 1, content: recallContent(), earlierScope: [] },
  store: { number: '0001', name: 'Main Street', timezone: 'America/Chicago' },
  acknowledgeBy: new Date('2026-03-02T15:30:00Z'),
  reportBy: new Date('2026-03-02T19:30:00Z'),
  link: 'https://x.example/a/1',
  productNames: {},
})

const receiving = async () => {
  const folder = temporaryFolder()
  const simulator = await startSimulator({ dataDir: folder.path, port: 0 })
  return {
    url: simulator.url,
    [Symbol.asyncDispose]: async () => {
      await simulator[Symbol.asyncDispose]()
      folder.remove()
    },
  }
}

describe('the signature of a webhook', () => {
  type Raw = { raw: { headers: Record<string, string>; body: unknown } }
  const takenBy = async (url: string): Promise<Raw['raw']> => {
    const [last] = (await (await fetch(`${url}/accepts`)).json()) as Raw[]
    if (!last) throw new Error('nothing was taken')
    return last.raw
  }
  // The library refuses what is older than five minutes, and the clock of this test stands elsewhere.
  const sentNow = (url: string, sealedSecrets: string[]) =>
    standardWebhook(guardedPost([url], 250), sealer, { now: () => new Date() }).send({
      deliveryId,
      to: `${url}/webhook/store-1`,
      event: EVENT,
      sealedSecrets,
    })

  test('is verified by the library of Standard Webhooks with each secret that is good, and with no other', async () => {
    await using receiver = await receiving()
    await sentNow(
      receiver.url,
      SECRETS.map((secret) => sealer.seal(secret)),
    )
    const { headers, body } = await takenBy(receiver.url)
    expect(headers['webhook-id']).toBe(deliveryId)
    const text = JSON.stringify(body)
    for (const secret of SECRETS)
      expect(new Webhook(secret).verify(text, headers)).toMatchObject({ type: 'recall.notice' })
    const stranger = new Webhook(`whsec_${Buffer.alloc(32, 3).toString('base64')}`)
    expect(() => stranger.verify(text, headers)).toThrow(/signature/)
    for (const secret of SECRETS)
      expect(() => new Webhook(secret).verify(text.replace('R-1', 'R-2'), headers)).toThrow(/signature/)
  })

  test('is missing where no secret was created, and said to be', async () => {
    await using receiver = await receiving()
    expect(await sentNow(receiver.url, [])).toMatchObject({ type: 'accepted' })
    expect((await takenBy(receiver.url)).headers).not.toHaveProperty('webhook-signature')
  })

  test('cannot be made with a key that is not the one it was sealed with: nothing is sent unsigned', async () => {
    await using receiver = await receiving()
    const foreign = aesSealer('another key, with which something else was sealed').seal(SECRETS[0] ?? '')
    expect(await sentNow(receiver.url, [foreign])).toMatchObject({ type: 'failed' })
    expect(await (await fetch(`${receiver.url}/accepts`)).json()).toEqual([])
  })
})
