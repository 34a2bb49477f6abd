import 'server-only'

import type { Readable, WebPorts } from '#lib/compose.ts'
import type { KeyActor, StoreActor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'

import { jsonAnswer } from './json-answer.ts'
import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

const MAX_KEY = 255

type Asked = {
  actor: KeyActor | StoreActor
  bodyText: string
  /** Whether it is refused without an Idempotency-Key. */
  keyNeeded?: boolean
  /** Its answer is kept sealed. */
  secret?: boolean
  /** How it is run without one. */
  whole?: <T>(run: (ports: WebPorts, db: Readable) => Promise<Result<T>>) => Promise<Result<T>>
}

/**
 * A POST with an Idempotency-Key is done once: its answer is kept in the transaction of the work and given again.
 * Refusals are kept too, so that a repeat does not suddenly do what was refused.
 */
export const answerIdempotently = async (
  status: number | ((value: unknown) => number),
  request: Request,
  { actor, bodyText, keyNeeded = false, secret = false, whole }: Asked,
  run: (ports: WebPorts, db: Readable) => Promise<Result<unknown>>,
  requestId: string,
): Promise<Response> => {
  const { ports, db, idempotency } = webProcess()
  const respond = (result: Result<unknown>) =>
    result.ok
      ? jsonAnswer(typeof status === 'number' ? status : status(result.value), result.value, requestId)
      : rejectionProblem(result.rejection, requestId)
  const key = request.headers.get('idempotency-key')
  if (key === null && !keyNeeded) return respond(await (whole ? whole(run) : run(ports, db)))
  if (!key || key.length > MAX_KEY) {
    const errors = [{ path: 'Idempotency-Key', code: 'invalid', message: `1 to ${MAX_KEY} characters.` }]
    return problem('VALIDATION_FAILED', requestId, { errors })
  }
  const { pathname } = new URL(request.url)
  // What a manager was answered is no answer for the viewer that they have become.
  const as = actor.kind === 'key' ? ` as ${actor.role}` : ''
  const asked = { key, operation: `POST ${pathname}${as}`, bodyHash: ports.digest(bodyText) }
  const answer = await idempotency(actor, asked, async (transact, tx) => {
    const response = respond(await run({ ...ports, transact }, tx))
    const body = (await response.json()) as unknown
    return { status: response.status, body: secret && response.ok ? sealed(ports, body) : body }
  })
  if (answer === 'in_progress')
    return problem('IDEMPOTENCY_IN_PROGRESS', requestId, {
      detail: 'The first request with this key is still running.',
    })
  if (answer === 'key_reused')
    return problem('IDEMPOTENCY_KEY_REUSED', requestId, { detail: 'This key was used for another request.' })
  const { status: answered, body: kept } = 'replayed' in answer ? answer.replayed : answer
  const body = secret && answered < 400 ? unsealed(ports, kept) : kept
  const headers = {
    ...('replayed' in answer ? { 'idempotent-replayed': 'true' } : {}),
    ...(answered >= 400 ? { 'content-type': 'application/problem+json' } : {}),
  }
  return jsonAnswer(answered, body, requestId, headers)
}

const sealed = ({ sealer }: WebPorts, body: unknown) => ({ sealed: sealer.seal(JSON.stringify(body)) })

const unsealed = ({ sealer }: WebPorts, kept: unknown): unknown =>
  JSON.parse(sealer.open((kept as ReturnType<typeof sealed>).sealed))
