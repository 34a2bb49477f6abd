import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { SESClient } from '@aws-sdk/client-ses'
import { describe, expect, test, vi } from 'vitest'

import { openSes, sesEmail } from '#lib/adapters/aws/ses-email.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'
import { startSimulator } from '#local/simulator/server.ts'
import { fakeEmail } from '#tests/support/fake-email.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { handClock } from '#tests/support/world-time.ts'

import {
  channelContract,
  outgoing,
  outgoingMail,
  SIMULATOR_FAULTS,
  type ChannelGround,
} from './channel-contract.ts'

const FROM = 'Clearshelf <recalls@clearshelf.example>'
const clock = handClock('2026-03-02T08:00-06:00[America/Chicago]')

const fakeGround = async (): Promise<ChannelGround> => {
  const email = fakeEmail(clock)
  return {
    send: () => email.send(outgoing()),
    message: outgoingMail(),
    clock,
    fails: async (fault, retryAfter) => email.fails(fault, retryAfter === undefined ? {} : { retryAfter }),
    taken: async () =>
      email.accepts.map(({ deliveryId, to, subject, text }) => ({
        deliveryId,
        to,
        words: `${subject}\n${text}`,
      })),
    [Symbol.asyncDispose]: async () => undefined,
  }
}

// As openSes makes it, with less patience.
const sesAt = (endpoint: string): SESClient =>
  new SESClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 300, requestTimeout: 250, throwOnRequestTimeout: true },
  })

type Accepted = { deliveryId: string; to: string; subject: string; text: string }
type SesGround = ChannelGround & {
  channel: MessageChannel
  breaks(fault: Record<string, unknown>): Promise<void>
}

const sesGround = async (): Promise<SesGround> => {
  const folder = temporaryFolder()
  const simulator = await startSimulator({ dataDir: folder.path, port: 0 })
  const client = sesAt(simulator.url)
  const channel = sesEmail(client, { mailFrom: FROM }, clock)
  const breaks = async (fault: Record<string, unknown>) => {
    const answer = await fetch(`${simulator.url}/faults`, {
      method: 'POST',
      body: JSON.stringify({ channel: 'email', count: 1, ...fault }),
    })
    expect(answer.ok).toBe(true)
  }
  return {
    channel,
    send: () => channel.send(outgoing()),
    message: outgoingMail(),
    clock,
    breaks,
    fails: (fault, retryAfter) =>
      breaks({
        ...SIMULATOR_FAULTS[fault],
        ...(retryAfter === undefined ? {} : { retryAfter: retryAfter / 1000 }),
      }),
    taken: async () => {
      const accepts = (await (await fetch(`${simulator.url}/accepts`)).json()) as Accepted[]
      return accepts.map(({ deliveryId, to, subject, text }) => ({
        deliveryId,
        to,
        words: `${subject}\n${text}`,
      }))
    },
    [Symbol.asyncDispose]: async () => {
      client.destroy()
      await simulator[Symbol.asyncDispose]()
      folder.remove()
    },
  }
}

channelContract('the e-mail provider of the tests', fakeGround)
channelContract('SES', sesGround)

describe('SES in particular', () => {
  test.each([
    [400, 'failed'],
    [403, 'failed'],
    [404, 'failed'],
    [408, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [502, 'retry'],
    [503, 'retry'],
  ])('an answer of %i is %s', async (value, type) => {
    await using ses = await sesGround()
    await ses.breaks({ kind: 'status', value })
    expect(await ses.channel.send(outgoing())).toMatchObject({
      type,
      reason: expect.stringContaining(String(value)) as string,
    })
  })

  test('a connection that breaks after the request has left is a doubt', async () => {
    await using ses = await sesGround()
    await ses.breaks({ kind: 'reset' })
    expect(await ses.channel.send(outgoing())).toMatchObject({ type: 'unknown' })
  })

  test('a connection that was never made is not', async () => {
    await using closed = await serving(() => undefined)
    await closed.stop()
    const client = sesAt(closed.url)
    expect(await sesEmail(client, { mailFrom: FROM }, clock).send(outgoing())).toEqual({
      type: 'retry',
      reason: 'ECONNREFUSED',
      providerAtFault: true,
    })
    client.destroy()
  })

  test('"slow down" comes with a 400 from the real one, and is no refusal', async () => {
    await using provider = await serving((_request, response) => {
      const error =
        '<Error><Type>Sender</Type><Code>Throttling</Code><Message>Maximum sending rate exceeded.</Message></Error>'
      response
        .writeHead(400, { 'content-type': 'text/xml' })
        .end(`<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`)
    })
    const client = sesAt(provider.url)
    expect(await sesEmail(client, { mailFrom: FROM }, clock).send(outgoing())).toMatchObject({
      type: 'retry',
    })
    client.destroy()
  })

  test('an answer of 200 that nobody can read is a doubt', async () => {
    await using provider = await serving((_request, response) =>
      response.writeHead(200).end('<html>It works</html>'),
    )
    const client = sesAt(provider.url)
    expect(await sesEmail(client, { mailFrom: FROM }, clock).send(outgoing())).toMatchObject({
      type: 'unknown',
    })
    client.destroy()
  })

  test('as the worker opens it, it tries once and leaves the counting to us', async () => {
    let requests = 0
    await using provider = await serving((_request, response) => {
      requests += 1
      response.writeHead(503).end()
    })
    vi.stubEnv('AWS_ENDPOINT_URL_SES', provider.url)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
    const client = openSes('us-east-1')
    expect(await sesEmail(client, { mailFrom: FROM }, clock).send(outgoing())).toMatchObject({
      type: 'retry',
    })
    expect(requests).toBe(1)
    client.destroy()
  })
})

type Serving = AsyncDisposable & { url: string; stop: () => Promise<void> }

const serving = async (listener: RequestListener): Promise<Serving> => {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
