import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { GetSendQuotaCommand, SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { startSimulator, type Simulator } from '#local/simulator/server.ts'

type Accepted = {
  n: number
  channel: string
  to: string
  text: string
  deliveryId: string | null
  raw: Record<string, unknown>
}

let dataDir: string
let simulator: Simulator

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'simulator-'))
  simulator = await startSimulator({ dataDir, port: 0 })
})

afterEach(async () => {
  await simulator[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true })
})

const ses = () =>
  new SESClient({
    region: 'us-east-1',
    endpoint: simulator.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })

const mail = (to: string, deliveryId = `delivery-${to}`) =>
  new SendEmailCommand({
    Source: 'Clearshelf <recalls@clearshelf.example>',
    Destination: { ToAddresses: [to] },
    Message: {
      Subject: { Data: 'Stop selling: “Ünder” & <b>', Charset: 'UTF-8' },
      Body: {
        Text: { Data: 'Acknowledge at http://localhost:3001/a/1.' },
        Html: { Data: '<p>Acknowledge</p>' },
      },
    },
    Tags: [{ Name: 'delivery_id', Value: deliveryId }],
  })

const accepts = async (): Promise<Accepted[]> =>
  (await (await fetch(`${simulator.url}/accepts`)).json()) as Accepted[]

const post = (path: string, body: unknown) =>
  fetch(`${simulator.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('SES', () => {
  test('a mail of the AWS SDK is accepted, recorded and readable', async () => {
    const { MessageId } = await ses().send(mail('manager@store12.example'))
    expect(await accepts()).toEqual([
      {
        n: 1,
        at: expect.any(String),
        channel: 'email',
        provider: 'ses',
        to: 'manager@store12.example',
        subject: 'Stop selling: “Ünder” & <b>',
        text: 'Acknowledge at http://localhost:3001/a/1.',
        deliveryId: 'delivery-manager@store12.example',
        messageId: MessageId,
        raw: {
          action: 'SendEmail',
          from: 'Clearshelf <recalls@clearshelf.example>',
          to: ['manager@store12.example'],
          tags: { delivery_id: 'delivery-manager@store12.example' },
          html: '<p>Acknowledge</p>',
          replyTo: [],
          configurationSet: null,
        },
      },
    ])
  })

  test('a raw mail is taken apart: encoded words, quoted-printable, both parts, tags from its header', async () => {
    const source = [
      'From: recalls@clearshelf.example',
      'To: Ana <ana@store.example>',
      'Subject: =?utf-8?Q?Retire_el_=C3=A1tomo?=',
      'X-SES-MESSAGE-TAGS: delivery_id=d-7, kind=notice',
      'Content-Type: multipart/alternative; boundary="cut"',
      '',
      '--cut',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Ma=C3=B1ana no se=',
      ' vende.',
      '--cut',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>Mañana</p>').toString('base64'),
      '--cut--',
      '',
    ].join('\r\n')
    await ses().send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(source) } }))
    expect(await accepts()).toMatchObject([
      {
        to: 'ana@store.example',
        subject: 'Retire el átomo',
        text: 'Mañana no se vende.',
        deliveryId: 'd-7',
        raw: { html: '<p>Mañana</p>' },
      },
    ])
  })

  test('the quota counts the mails of the day', async () => {
    await ses().send(mail('a@x.example'))
    expect(await ses().send(new GetSendQuotaCommand({}))).toMatchObject({
      SentLast24Hours: 1,
      MaxSendRate: 10_000,
    })
  })

  test('a mail without a recipient is refused in the words of SES', async () => {
    const nobody = mail('a@x.example')
    nobody.input.Destination = {}
    await expect(ses().send(nobody)).rejects.toMatchObject({
      name: 'ValidationError',
      $metadata: { httpStatusCode: 400 },
    })
    expect(await accepts()).toEqual([])
  })
})

describe('the other providers', () => {
  test('SNS takes an SMS and a push; Teams, web push and webhooks take their posts', async () => {
    const form = (fields: Record<string, string>) =>
      fetch(simulator.url, { method: 'POST', body: new URLSearchParams({ Action: 'Publish', ...fields }) })
    const attribute = {
      'MessageAttributes.entry.1.Name': 'delivery_id',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'd-1',
    }
    const device = 'arn:aws:sns:us-east-1:000000000000:endpoint/GCM/app/1'
    const statuses = [
      await form({ PhoneNumber: '+13125550100', Message: 'URGENT', ...attribute }),
      await form({ TargetArn: device, Message: 'URGENT' }),
      await form({ PhoneNumber: '0312', Message: 'URGENT' }),
      await post('/teams/store-12', {
        attachments: [{ content: { body: [{ type: 'TextBlock', text: 'Do not sell' }] } }],
      }),
      await post('/push/browser-9', 'sealed'),
      await post('/webhook/partner', { event: 'recall.issued' }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 400, 202, 201, 200])
    expect(
      (await accepts()).map(({ channel, to, text, deliveryId }) => ({ channel, to, text, deliveryId })),
    ).toEqual([
      { channel: 'sms', to: '+13125550100', text: 'URGENT', deliveryId: 'd-1' },
      { channel: 'push', to: device, text: 'URGENT', deliveryId: null },
      { channel: 'teams', to: '/teams/store-12', text: 'Do not sell', deliveryId: null },
      { channel: 'push', to: '/push/browser-9', text: 'sealed', deliveryId: null },
      { channel: 'webhook', to: '/webhook/partner', text: '{"event":"recall.issued"}', deliveryId: null },
    ])
  })
})

describe('faults', () => {
  test('a throttle answers like SES, with Retry-After, as often as it was ordered and for its match only', async () => {
    await post('/faults', {
      channel: 'email',
      match: 'store12',
      kind: 'status',
      value: 429,
      retryAfter: 7,
      count: 1,
    })
    await ses().send(mail('a@store11.example'))
    await expect(ses().send(mail('a@store12.example'))).rejects.toMatchObject({ name: 'Throttling' })
    await ses().send(mail('a@store12.example'))
    expect((await accepts()).map(({ to }) => to)).toEqual(['a@store11.example', 'a@store12.example'])
    expect(await (await fetch(`${simulator.url}/faults`)).json()).toMatchObject([
      { id: 1, hits: 1, retryAfter: 7 },
    ])
  })

  test('a status carries Retry-After', async () => {
    await post('/faults', { channel: 'webhook', kind: 'status', value: 503, retryAfter: 7 })
    const answer = await post('/webhook/partner', {})
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7'])
  })

  test('a reset and a silence accept nothing', async () => {
    await post('/faults', { channel: 'webhook', match: 'one', kind: 'reset' })
    await post('/faults', { channel: 'webhook', match: 'two', kind: 'silence' })
    await expect(post('/webhook/one', {})).rejects.toThrow()
    const silent = fetch(`${simulator.url}/webhook/two`, { method: 'POST', signal: AbortSignal.timeout(150) })
    await expect(silent).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(await accepts()).toEqual([])
  })

  test('accept-then-timeout records the message and never says so', async () => {
    await post('/faults', { channel: '*', kind: 'accept_then_timeout' })
    const mute = fetch(`${simulator.url}/webhook/three`, { method: 'POST', signal: AbortSignal.timeout(150) })
    await expect(mute).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(await accepts()).toMatchObject([{ n: 1, to: '/webhook/three' }])
  })

  test('a latency delays and then accepts; DELETE ends it', async () => {
    await post('/faults', { channel: 'webhook', kind: 'latency', value: 120 })
    const began = performance.now()
    expect((await post('/webhook/slow', {})).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThanOrEqual(115)
    expect(await (await fetch(`${simulator.url}/faults`, { method: 'DELETE' })).json()).toEqual({
      removed: 1,
    })
    expect(await (await fetch(`${simulator.url}/faults`)).json()).toEqual([])
  })

  test.each([
    ['not JSON', '{', 'The body is not JSON.'],
    ['an unknown kind', { channel: 'email', kind: 'fire' }, /^The body is not valid: kind: /],
    ['an unknown field', { channel: 'email', kind: 'reset', when: 'now' }, /^The body is not valid: /],
    [
      'a status without a code',
      { channel: 'email', kind: 'status' },
      'The body is not valid: value: a status needs a value between 300 and 599.',
    ],
    ['a rate over one', { channel: 'email', kind: 'reset', rate: 2 }, /^The body is not valid: rate: /],
  ])('%s is refused with a sentence', async (_, body, sentence) => {
    const answer = await post('/faults', body)
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { error: string }).error).toMatch(sentence)
  })
})
