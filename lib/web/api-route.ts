import 'server-only'

import type { z } from 'zod'

import type { Readable, WebPorts } from '#lib/compose.ts'
import { OPERATIONS, type ApiOperation, type OperationName } from '#lib/contracts/api/operations.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import { grants, readingBack } from '#lib/domain/identity/permissions.ts'
import { rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import { authenticateKey } from '#lib/use-cases/identity/authenticate-key.ts'
import { OF_EVERY_STORE } from '#lib/use-cases/notice/of-every-store.ts'

import { answerIdempotently } from './idempotent.ts'
import type { RateTaken } from '#lib/ports/rates.ts'
import { clientAddress } from './client-address.ts'
import { observed } from './observed.ts'
import { jsonAnswer } from './json-answer.ts'
import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'
import { isProposal } from './proposal-answer.ts'
import { MAX_OBJECT_BYTES, readJson } from './request-body.ts'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Field<Op, Name extends string> = Op extends Record<Name, infer Schema> ? Parsed<Schema> : undefined

/** What a route works with: everything of the request that its operation names, parsed. */
export type ApiCall<Name extends OperationName> = {
  actor: KeyActor
  /** The same, who reads back what was written. */
  reader: KeyActor
  params: Field<(typeof OPERATIONS)[Name], 'params'>
  query: Field<(typeof OPERATIONS)[Name], 'query'>
  body: Field<(typeof OPERATIONS)[Name], 'body'>
  /** An array body, as it came: its rows are judged one by one. */
  rows: unknown[]
  /** From If-Match. */
  ifRevision: number | undefined
  now: Date
}

type Run<Name extends OperationName> = (
  ports: WebPorts,
  call: ApiCall<Name>,
  db: Readable,
) => Promise<Result<unknown>>
type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** The one way into the API: authenticate, parse, run, answer. */
export const apiRoute = <Name extends OperationName>(name: Name, run: Run<Name>) => {
  const operation: ApiOperation = OPERATIONS[name]
  const statusOf = (value: unknown) => (operation.proposes && isProposal(value) ? 202 : operation.status)
  const answerCall = async (
    request: Request,
    context: Context,
    actor: KeyActor,
    requestId: string,
  ): Promise<Response> => {
    const lacking = lackedBy(actor, operation)
    if (lacking) return problem('FORBIDDEN', requestId, { detail: lacking })
    const call = await parseCall(operation, request, await context.params, actor, requestId)
    if (call instanceof Response) return call
    const answer = (within: WebPorts, where: Readable) => run(within, call.call as ApiCall<Name>, where)
    if (operation.method === 'POST')
      return answerIdempotently(
        statusOf,
        request,
        {
          actor: actor,
          bodyText: call.bodyText,
          secret: operation.secret ?? false,
          whole: (run) => runWhole(operation, actor, run),
        },
        answer,
        requestId,
      )
    const result = await runWhole(operation, actor, answer)
    return result.ok
      ? jsonAnswer(statusOf(result.value), result.value, requestId)
      : rejectionProblem(result.rejection, requestId)
  }
  return (request: Request, context: Context): Promise<Response> =>
    observed(request, operation.path, async (requestId) => {
      const { ports, env } = webProcess()
      const address = clientAddress(request.headers, env.TRUSTED_PROXIES)
      const place = await ports.rates.take('api_address', address)
      if (!place.allowed) return limited(place, tooOften(place, requestId))
      const key = await authenticateKey(ports)(bearerOf(request), address)
      if (!key.ok) return rejectionProblem(key.rejection, requestId)
      const rate = await ports.rates.take('api_key', key.value.keyId)
      if (!rate.allowed) return limited(rate, tooOften(rate, requestId))
      return limited(rate, await answerCall(request, context, key.value, requestId))
    })
}

const tooOften = ({ resetSeconds }: RateTaken, requestId: string): Response =>
  problem('TOO_MANY_ATTEMPTS', requestId, {
    detail: `Too many requests. Go on in ${resetSeconds} seconds.`,
    retryAfter: resetSeconds,
  })

const limited = ({ limit, remaining, resetSeconds }: RateTaken, response: Response): Response => {
  response.headers.set('ratelimit-limit', String(limit))
  response.headers.set('ratelimit-remaining', String(remaining))
  response.headers.set('ratelimit-reset', String(resetSeconds))
  return response
}

/** Every scope that the call needs is asked for before anything is done. */
const lackedBy = ({ scopes }: KeyActor, { scope, alsoScopes = [] }: ApiOperation): string | null => {
  const lacked = [scope, ...alsoScopes].filter((wanted) => !grants(scopes, wanted))
  return lacked.length === 0 ? null : `This key lacks ${lacked.join(' and ')}.`
}

/** What writes does so in one transaction with the reading back of it: a call that is refused has changed nothing. */
const runWhole = <T>(
  { method, inParts }: Pick<ApiOperation, 'method' | 'inParts'>,
  actor: KeyActor,
  run: (ports: WebPorts, db: Readable) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const { ports, db, together } = webProcess()
  if (method === 'GET' || inParts) return run(ports, db)
  return together(actor, (transact, tx) => run({ ...ports, transact }, tx), OF_EVERY_STORE)
}

const bearerOf = (request: Request): string =>
  /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''

type ParsedCall = { call: ApiCall<OperationName>; bodyText: string }

const parseCall = async (
  operation: ApiOperation,
  request: Request,
  rawParams: Record<string, unknown>,
  actor: KeyActor,
  requestId: string,
): Promise<ParsedCall | Response> => {
  const hasBody = Boolean(operation.body ?? operation.rows)
  const read = hasBody
    ? await readJson(request, operation.rows ? undefined : MAX_OBJECT_BYTES)
    : { json: undefined, text: '' }
  if ('fault' in read) return problem(read.fault, requestId, { detail: read.detail })
  // An id that cannot be one names nothing: it is as unknown as any other.
  const params = operation.params && parseInput(operation.params, rawParams)
  if (params && !params.success) return problem(operation.unknown ?? 'RECALL_NOT_FOUND', requestId)
  const asked = [...new URL(request.url).searchParams]
  const search = Object.fromEntries(
    operation.anyText ? asked.map(([name, text]) => [name, text.replaceAll('\0', '\uFFFD')]) : asked,
  )
  const twice = operation.query && repeatedIn(asked)
  if (twice) return problem('VALIDATION_FAILED', requestId, { errors: [twice] })
  const query = operation.query && parseInput(operation.query, search)
  if (query && !query.success) return problem('VALIDATION_FAILED', requestId, { errors: query.errors })
  const body = operation.body && parseInput(operation.body, read.json)
  if (body && !body.success) return problem('VALIDATION_FAILED', requestId, { errors: body.errors })
  const rows = rowsOf(operation, read.json)
  if (!rows.ok) return rejectionProblem(rows.rejection, requestId)
  const revision = /^(?:W\/)?"(\d+)"$/.exec(request.headers.get('if-match') ?? '')?.[1]
  const stale = request.headers.has('if-match') && revision === undefined
  const call = {
    actor,
    reader: readingBack(actor),
    params: params?.data,
    query: query?.data,
    body: body?.data,
    rows: rows.value,
    ifRevision: stale ? -1 : revision === undefined ? undefined : Number(revision),
    now: webProcess().ports.clock.now(),
  }
  return { call: call as ApiCall<OperationName>, bodyText: read.text }
}

const rowsOf = ({ rows }: ApiOperation, body: unknown): Result<unknown[]> => {
  if (!rows) return { ok: true, value: [] }
  if (!Array.isArray(body)) return rejected('VALIDATION_FAILED', 'The body must be an array of rows.')
  if (body.length > rows.max)
    return rejected('VALIDATION_FAILED', `At most ${rows.max} rows at once; these are ${body.length}.`)
  return { ok: true, value: body }
}

// Of two values one would be dropped, and nobody would hear which.
const repeatedIn = (asked: readonly (readonly [string, string])[]): FieldError | null => {
  const again = asked.find(([name], i) => asked.findIndex(([other]) => other === name) < i)
  return again ? { path: again[0], code: 'twice', message: 'Send this once.' } : null
}
