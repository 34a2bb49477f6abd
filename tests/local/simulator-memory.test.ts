import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
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

const accepts = async (since = 0): Promise<Accepted[]> =>
  (await (await fetch(`${simulator.url}/accepts?since=${since}`)).json()) as Accepted[]

const post = (path: string, body: unknown) =>
  fetch(`${simulator.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('memory', () => {
  test('numbers go on after a restart, and a line that was cut short is dropped', async () => {
    await ses().send(mail('a@x.example'))
    await ses().send(mail('b@x.example'))
    await simulator[Symbol.asyncDispose]()
    const path = join(dataDir, 'accepts.jsonl')
    appendFileSync(path, '{"n":3,"at":"2026-')
    simulator = await startSimulator({ dataDir, port: 0 })
    await ses().send(mail('c@x.example'))
    expect((await accepts(1)).map(({ n, to }) => [n, to])).toEqual([
      [2, 'b@x.example'],
      [3, 'c@x.example'],
    ])
    expect(
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Accepted).n),
    ).toEqual([1, 2, 3])
  })

  test('since is a number', async () => {
    expect((await fetch(`${simulator.url}/accepts?since=-1`)).status).toBe(400)
    expect((await fetch(`${simulator.url}/accepts?since=x`)).status).toBe(400)
  })

  test('a bounce is an event of an accepted delivery, of no other', async () => {
    await ses().send(mail('a@x.example', 'd-9'))
    expect((await post('/events', { type: 'bounce', deliveryId: 'd-8' })).status).toBe(404)
    expect((await post('/events', { type: 'bounce', deliveryId: 'd-9' })).status).toBe(202)
    expect(await (await fetch(`${simulator.url}/events`)).json()).toMatchObject([
      {
        eventType: 'Bounce',
        bounce: { bouncedRecipients: [{ emailAddress: 'a@x.example' }] },
        mail: { tags: { delivery_id: ['d-9'] } },
      },
    ])
  })
})

describe('inbox', () => {
  test('shows the newest first, finds by recipient, and keeps a mail in its sandbox', async () => {
    await ses().send(mail('ana@x.example'))
    await ses().send(mail('bob@x.example'))
    const page = async (path: string) => (await fetch(`${simulator.url}${path}`)).text()
    const all = await page('/')
    expect(all.indexOf('bob@x.example')).toBeLessThan(all.indexOf('ana@x.example'))
    expect(await page('/?q=ANA')).not.toContain('bob@x.example')
    const open = await page('/?message=1')
    expect(open).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(open).toContain('href="http://localhost:3001/a/1" target="_blank"')
    expect(open).toContain('“Ünder” &amp; &lt;b&gt;')
    const html = await fetch(`${simulator.url}/mail/1`)
    expect(html.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
    expect(await html.text()).toBe('<base target="_blank"><p>Acknowledge</p>')
  })

  test('a body beyond the limit is refused, and an unknown path says so', async () => {
    expect((await fetch(`${simulator.url}/nowhere`)).status).toBe(404)
    const status = await new Promise<number | undefined>((resolve) => {
      const big = request(`${simulator.url}/webhook/big`, { method: 'POST' }, (answer) =>
        resolve(answer.statusCode),
      )
      big.on('error', () => undefined)
      big.write(Buffer.alloc(13 * 1024 * 1024))
    })
    expect(status).toBe(413)
    expect(await accepts()).toEqual([])
  })
})
