import type { ServerResponse } from 'node:http'

import type { z } from 'zod'

import type { AcceptLog } from './accept-log.ts'
import { EventInput, type EventLog } from './event-log.ts'
import { FaultInput, type Faults } from './faults.ts'
import type { Answer } from './provider.ts'
import { reportable, type Reporter } from './reporter.ts'
import { json, sentence } from './reply.ts'

export type ApiState = {
  accepts: AcceptLog
  events: EventLog
  faults: Faults
  now: () => Date
  reporter: Reporter | undefined
  reportsByItself: boolean
}

export type ApiRequest = { method: string; url: URL; body: Buffer }

const faultsOf = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')

const parseBody = <T extends z.ZodType>(
  schema: T,
  body: Buffer,
): { value: z.output<T> } | { problem: Answer } => {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    return { problem: sentence(400, 'The body is not JSON.') }
  }
  const parsed = schema.safeParse(value)
  return parsed.success
    ? { value: parsed.data }
    : { problem: sentence(400, `The body is not valid: ${faultsOf(parsed.error)}.`) }
}

const addFault = ({ faults }: ApiState, body: Buffer): Answer => {
  const input = parseBody(FaultInput, body)
  return 'problem' in input ? input.problem : json(201, faults.add(input.value))
}

const addEvent = ({ accepts, events, reporter, now }: ApiState, body: Buffer): Answer => {
  const input = parseBody(EventInput, body)
  if ('problem' in input) return input.problem
  const about = accepts.lastFor(input.value.deliveryId)
  if (!about) return sentence(404, `No message of the delivery ${input.value.deliveryId} was accepted.`)
  if (!reportable(about)) return sentence(422, `${about.provider} reports nothing about what it has taken.`)
  const { logged, report } = events.record(input.value, about, now().toISOString())
  reporter?.report(report)
  return json(202, logged)
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** Streams, because a load test leaves hundreds of thousands of accepts; answers false when `since` makes no sense. */
export const streamAccepts = async (
  { accepts }: ApiState,
  url: URL,
  response: ServerResponse,
): Promise<boolean> => {
  const since = Number(url.searchParams.get('since') ?? '0')
  if (!Number.isInteger(since) || since < 0) return false
  response.writeHead(200, JSON_HEADERS)
  response.write('[')
  let first = true
  for (const chunk of accepts.readSince(since)) {
    const ready = response.write(first ? chunk : `,${chunk}`)
    first = false
    if (!ready && !response.destroyed) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve).once('close', resolve)
      })
    }
    if (response.destroyed) return true
  }
  response.end(']\n')
  return true
}

/** The simulator's own interface, for tests and people; undefined when the path is none of its own. */
export const answerApi = (state: ApiState, { method, url, body }: ApiRequest): Answer | undefined => {
  const { accepts, events, faults } = state
  switch (`${method} ${url.pathname}`) {
    case 'GET /healthz':
    case 'GET /readyz':
      return json(200, { status: 'ok' })
    case 'GET /stats':
      return json(200, { accepted: accepts.summaries().length, faults: faults.list().length })
    case 'GET /faults':
      return json(200, faults.list())
    case 'POST /faults':
      return addFault(state, body)
    case 'DELETE /faults':
      return json(200, { removed: faults.clear() })
    case 'GET /events':
      return json(200, events.all())
    case 'POST /events':
      return addEvent(state, body)
    default:
      return undefined
  }
}
