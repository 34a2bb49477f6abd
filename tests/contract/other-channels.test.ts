import { createECDH, randomBytes } from 'node:crypto'

import { SNSClient } from '@aws-sdk/client-sns'
import { describe, expect, test } from 'vitest'

import { snsPush, snsSms } from '#lib/adapters/aws/sns.ts'
import { slackWebhook } from '#lib/adapters/channels/slack-webhook.ts'
import { standardWebhook } from '#lib/adapters/channels/standard-webhook.ts'
import { teamsWorkflow } from '#lib/adapters/channels/teams-workflow.ts'
import { webPushChannel } from '#lib/adapters/channels/web-push.ts'
import { aesSealer } from '#lib/adapters/system/aes-sealer.ts'
import { AddressRefused, guardedPost, isPublicAddress } from '#lib/adapters/http/guarded-post.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { CardMessage } from '#lib/domain/delivery/notice-card.ts'
import { renderSlackMessage } from '#lib/domain/delivery/slack-message.ts'
import type { NoticeMail } from '#lib/domain/delivery/notice-mail.ts'
import { renderTeamsCard } from '#lib/domain/delivery/teams-card.ts'
import { renderWebhookEvent } from '#lib/domain/delivery/webhook-event.ts'
import { vapidPair } from '#local/secrets.ts'
import { startSimulator } from '#local/simulator/server.ts'
import { recallContent } from '#prisma/demo/builders.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { handClock } from '#tests/support/world-time.ts'

import { channelContract, SIMULATOR_FAULTS, type ChannelGround } from './channel-contract.ts'

const clock = handClock('2026-03-02T08:00-06:00[America/Chicago]')
const deliveryId = '019aa000-0000-7000-8000-0000000000d1'
type Accepted = { deliveryId: string; to: string; subject?: string; text: string }
type Sender = { send: () => Promise<SendOutcome>; to: string; words: string; end?: () => void }

/** The simulator with one sender in front of it. */
const ground = (open: (url: string) => Sender) => async (): Promise<ChannelGround & { url: string }> => {
  const folder = temporaryFolder()
  const simulator = await startSimulator({ dataDir: folder.path, port: 0 })
  const { send, to, words, end } = open(simulator.url)
  return {
    url: simulator.url,
    send,
    clock,
    message: { deliveryId, to, words },
    fails: async (fault, retryAfter) => {
      const more = retryAfter === undefined ? {} : { retryAfter: retryAfter / 1000 }
      const body = JSON.stringify({ channel: '*', count: 1, ...SIMULATOR_FAULTS[fault], ...more })
      expect((await fetch(`${simulator.url}/faults`, { method: 'POST', body })).ok).toBe(true)
    },
    taken: async () => {
      const accepts = (await (await fetch(`${simulator.url}/accepts`)).json()) as Accepted[]
      return accepts.map(({ deliveryId: id, to: whom, text }) => ({ deliveryId: id, to: whom, words: text }))
    },
    [Symbol.asyncDispose]: async () => {
      end?.()
      await simulator[Symbol.asyncDispose]()
      folder.remove()
    },
  }
}

const snsAt = (endpoint: string): SNSClient =>
  new SNSClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 300, requestTimeout: 250, throwOnRequestTimeout: true },
  })

const smsGround = ground((url) => {
  const client = snsAt(url)
  const text = 'URGENT: Recall R-1. Do not sell. http://localhost:3001/a/x'
  const to = '+12065550100'
  const send = () => snsSms(client, clock).send({ deliveryId, to, text, parts: 1 })
  return { send, to, words: text, end: () => client.destroy() }
})

const endpoint = 'arn:aws:sns:us-east-1:123456789012:endpoint/GCM/store/5e3e9847'
const pushed = {
  title: 'URGENT: Product recall R-1',
  body: 'Peanut butter',
  link: 'https://x.example/a/1',
  tag: 'R-1',
}

const pushGround = ground((url) => {
  const client = snsAt(url)
  const send = () => snsPush(client, clock).send({ deliveryId, to: endpoint, ...pushed })
  return {
    send,
    to: endpoint,
    words: expect.stringContaining('Peanut butter') as string,
    end: () => client.destroy(),
  }
})

const notice: CardMessage = {
  language: 'en',
  purpose: 'notice',
  recall: { number: 'R-1', content: recallContent() },
  store: { number: '0001', name: 'Main Street', timezone: 'America/Chicago' },
  acknowledgeBy: new Date('2026-03-02T15:30:00Z'),
  reportBy: new Date('2026-03-02T19:30:00Z'),
  link: 'https://x.example/a/1',
  productNames: {},
}
const card = renderTeamsCard(notice)
const noticeMail: NoticeMail = {
  ...notice,
  repeat: false,
  recall: { ...notice.recall, version: 1, earlierScope: [] },
  store: { number: '0001', name: 'Main Street', timezone: 'America/Chicago' },
}

const impatient = (url: string) => guardedPost([url], 250)

const teamsGround = ground((url) => ({
  send: () => teamsWorkflow(impatient(url), clock).send({ deliveryId, to: `${url}/teams/store-1`, card }),
  to: '/teams/store-1',
  words: expect.stringContaining('Peanut butter may contain Salmonella') as string,
}))

const slackGround = ground((url) => ({
  send: () =>
    slackWebhook(impatient(url), clock).send({
      deliveryId,
      to: `${url}/slack/store-1`,
      post: renderSlackMessage(notice),
    }),
  to: '/slack/store-1',
  words: expect.stringContaining('Peanut butter may contain Salmonella') as string,
}))

const sealer = aesSealer('a key that only this test knows, and no other')
const SECRETS = [1, 2].map((fill) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`)

const webhookGround = ground((url) => ({
  send: () =>
    standardWebhook(impatient(url), sealer, clock).send({
      deliveryId,
      to: `${url}/webhook/store-1`,
      event: renderWebhookEvent(noticeMail),
      sealedSecrets: SECRETS.map((secret) => sealer.seal(secret)),
    }),
  to: '/webhook/store-1',
  words: expect.stringContaining('Peanut butter may contain Salmonella') as string,
}))

const subscriptionAt = (url: string) => {
  const keys = {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  }
  return JSON.stringify({ endpoint: `${url}/push/browser-1`, expirationTime: null, keys })
}

const browserGround = ground((url) => {
  const { vapidPublicKey: publicKey, vapidPrivateKey: privateKey } = vapidPair()
  const vapid = { subject: 'mailto:a@b.example', publicKey, privateKey }
  const to = subscriptionAt(url)
  const send = () => webPushChannel(impatient(url), vapid, clock).send({ deliveryId, to, ...pushed })
  return { send, to: '/push/browser-1', words: '' }
})

channelContract('SMS by SNS', smsGround)
channelContract('push by SNS', pushGround)
channelContract('Teams by a workflow', teamsGround)
channelContract('Slack by an incoming webhook', slackGround)
channelContract('a webhook, as Standard Webhooks has it', webhookGround)
channelContract('push to a browser', browserGround)

describe('an address that somebody outside has chosen', () => {
  test.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '::127.0.0.1',
    '::',
    '64:ff9b::a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::1',
    '2002:a00:1::1',
    '2001:0:a00:1::1',
    '2001:db8::1',
    'fec0::1',
    'ff02::1',
    '::ffff:0:127.0.0.1',
    '4000::1',
    '224.0.0.1',
    '192.0.2.1',
    '255.255.255.255',
    '0x7f000001',
    '2130706433',
    'not an address',
  ])('%s is not on the internet', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each([
    ['http://example.com/x', 'it is not https'],
    ['https://10.0.0.1/x', 'it is not on the internet'],
    ['https://[::1]/x', 'it is not on the internet'],
    ['https://[::7f00:1]/x', 'it is not on the internet'],
    ['https://[::ffff:7f00:1]/x', 'it is not on the internet'],
    ['https://[64:ff9b::7f00:1]/x', 'it is not on the internet'],
    ['https://[2002:7f00:1::]/x', 'it is not on the internet'],
    ['https://0x7f000001/x', 'it is not on the internet'],
    ['https://2130706433/x', 'it is not on the internet'],
    ['https://0177.0.0.1/x', 'it is not on the internet'],
    ['https://127.1/x', 'it is not on the internet'],
    ['https://example.com:22/x', 'port 22 is not allowed'],
    ['https://user:secret@example.com/x', 'it carries a password'],
    ['https://localhost/x', 'its name leads into a private network'],
    ['nonsense', 'it is not an address'],
  ])('%s is refused: %s', async (url, reason) => {
    await expect(guardedPost([])(url, '{}', {})).rejects.toEqual(new AddressRefused(reason))
  })

  test.each([404, 410])(
    'a Slack webhook that answers %i was removed, and its address with it',
    async (value) => {
      await using slack = await slackGround()
      await fetch(`${slack.url}/faults`, {
        method: 'POST',
        body: JSON.stringify({ channel: 'slack', kind: 'status', value, count: 1 }),
      })
      expect(await slack.send()).toEqual({ type: 'failed', reason: `answered ${value}`, addressGone: true })
    },
  )

  test('a redirect is an answer, and nothing is sent on', async () => {
    await using teams = await teamsGround()
    await fetch(`${teams.url}/faults`, {
      method: 'POST',
      body: JSON.stringify({ channel: 'teams', kind: 'status', value: 302, count: 1 }),
    })
    expect(await teams.send()).toEqual({ type: 'failed', reason: 'answered 302' })
    expect(await teams.taken()).toEqual([])
  })

  test('a browser that has gone says so, and its address with it', async () => {
    await using browser = await browserGround()
    await fetch(`${browser.url}/faults`, {
      method: 'POST',
      body: JSON.stringify({ channel: 'push', kind: 'status', value: 410, count: 1 }),
    })
    expect(await browser.send()).toEqual({ type: 'failed', reason: 'answered 410', addressGone: true })
  })
})
