import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import { openAcceptLog, type Accept, type AcceptLog } from './accept-log.ts'
import { answerApi, streamAccepts, type ApiState } from './api.ts'
import { openEventLog } from './event-log.ts'
import { createFaults, type Fault } from './faults.ts'
import { answerInbox } from './inbox.ts'
import { readPosted, receiverAt } from './posted.ts'
import type { Answer, Intake, ProviderRequest, Reading } from './provider.ts'
import { BodyTooLarge, readBody, send, sentence } from './reply.ts'
import { fateOf, reportable, type Reporter } from './reporter.ts'
import { readSes } from './ses.ts'
import { readSns } from './sns.ts'

const BODY_LIMIT = 12 * 1024 * 1024

export type SimulatorOptions = {
  dataDir: string
  /** 0 takes a free one. */
  port: number
  now?: () => Date
  random?: () => number
  /** Where what becomes of the messages is reported. */
  reporter?: Reporter | undefined
  /** A moment after each accept, that it was delivered; bounces for those addresses that ask for it. */
  reportsByItself?: boolean | undefined
}

export type Simulator = AsyncDisposable & { url: string; port: number; accepts: AcceptLog }

const DAY = 24 * 60 * 60 * 1000

const mailsOfToday = ({ accepts, now }: ApiState): number => {
  const from = new Date(now().getTime() - DAY).toISOString()
  return accepts.summaries().filter(({ channel, at }) => channel === 'email' && at >= from).length
}

const readProvider = (state: ApiState, request: ProviderRequest): Reading | undefined => {
  const receiver = receiverAt(request.path)
  if (receiver) return readPosted(receiver, request)
  if (request.path !== '/') return undefined
  const form = new URLSearchParams(request.body.toString('utf8'))
  return form.get('Action') === 'Publish' ? readSns(form) : readSes(form, request, () => mailsOfToday(state))
}

const REPORT_AFTER_MS = 300

const tell = ({ events, reporter, now }: ApiState, accept: Accept): void => {
  const { report } = events.record({ type: fateOf(accept.to) }, accept, now().toISOString())
  reporter?.report(report)
}

const refusal = (intake: Intake, { value = 500, retryAfter }: Fault): Answer => {
  const answer = intake.refused(value)
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } }
}

const take = async (state: ApiState, intake: Intake, response: ServerResponse): Promise<void> => {
  const { delayMs, fault } = state.faults.strike(intake.accept)
  if (delayMs > 0) await delay(delayMs, undefined, { ref: false })
  const record = () => {
    const accept = state.accepts.append({ at: state.now().toISOString(), ...intake.accept })
    if (state.reportsByItself && reportable(accept)) setTimeout(tell, REPORT_AFTER_MS, state, accept).unref()
  }
  switch (fault?.kind) {
    case 'status':
      return send(response, refusal(intake, fault))
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'silence':
      return // The connection stays open and mute until the sender gives up.
    case 'accept_then_timeout':
      record()
      return
    case 'latency':
    case undefined:
      record() // Before the answer: whoever hears "accepted" finds it in the log.
      return send(response, intake.accepted)
  }
}

const answerRest = (state: ApiState, method: string, url: URL, body: Buffer): Answer =>
  answerApi(state, { method, url, body }) ??
  (method === 'GET' ? answerInbox(state.accepts, url) : undefined) ??
  sentence(404, `There is nothing at ${method} ${url.pathname}.`)

const handle = async (state: ApiState, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', 'http://simulator')
  if (method === 'GET' && url.pathname === '/accepts') {
    const understood = await streamAccepts(state, url, response)
    if (!understood) send(response, sentence(400, 'since is not a number of an accept, 0 or more.'))
    return
  }
  const body = await readBody(request, BODY_LIMIT)
  const reading =
    method === 'POST'
      ? readProvider(state, { path: url.pathname, headers: request.headers, body })
      : undefined
  if (!reading) return send(response, answerRest(state, method, url, body))
  if ('answer' in reading) return send(response, reading.answer)
  return take(state, reading.intake, response)
}

const answerAccident = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent || response.destroyed) return void response.destroy()
  if (error instanceof BodyTooLarge)
    return send(response, { ...sentence(413, error.message), headers: { connection: 'close' } })
  console.error(error)
  send(response, sentence(500, 'The simulator could not record the message; its log says why.'))
}

/** SES, SNS, Teams, web push and webhooks on one port, with a memory, an inbox, and faults on demand. */
export const startSimulator = async ({
  dataDir,
  port,
  now = () => new Date(),
  random = Math.random,
  reporter,
  reportsByItself = false,
}: SimulatorOptions): Promise<Simulator> => {
  const state: ApiState = {
    accepts: openAcceptLog(join(dataDir, 'accepts.jsonl')),
    events: openEventLog(join(dataDir, 'events.jsonl')),
    faults: createFaults(random),
    now,
    reporter,
    reportsByItself: reportsByItself && reporter !== undefined,
  }
  const server = createServer((request, response) => {
    response.on('error', () => undefined) // The sender hung up first.
    handle(state, request, response).catch((error: unknown) => answerAccident(response, error))
  })
  server.requestTimeout = 0 // Silence is ours to give.
  // As long as the load balancers of a real provider: Node's five seconds close a connection just as a busy client uses it
  // again, which to the client is a reset and a doubt.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    accepts: state.accepts,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      server.closeAllConnections()
      await closed
      await reporter?.[Symbol.asyncDispose]()
      state.accepts.close()
    },
  }
}
