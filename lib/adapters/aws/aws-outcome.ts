import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { after, seconds } from '#lib/domain/duration.ts'

/** What every exception of an AWS client carries when the service has answered. */
type Answered = {
  name: string
  $metadata: { httpStatusCode?: number }
  $retryable?: { throttling?: boolean }
  $response?: { headers?: Record<string, string> }
}

const WORTH_ANOTHER_TRY = new Set([408, 409, 425, 429])
// The connection was never made, so the request has surely not arrived.
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
// The endpoint does not exist any more, or was switched off: it will not come back under this name.
const ADDRESS_GONE = new Set([
  'EndpointDisabledException',
  'EndpointDisabled',
  'OptedOutException',
  'OptedOut',
])

const isAnswer = (error: unknown): error is Answered =>
  typeof error === 'object' &&
  error !== null &&
  (error as Partial<Answered>).$metadata?.httpStatusCode !== undefined

/** What became of a message whose call to AWS threw. */
export const outcomeOfAwsError = (error: unknown, now: Date): SendOutcome => {
  if (isAnswer(error)) return outcomeOfAnswer(error, now)
  return outcomeOfBrokenCall(error)
}

/** What became of a request whose connection failed, whatever it was sent with. */
export const outcomeOfBrokenCall = (error: unknown): SendOutcome => {
  const { code, name = 'Error', message = '' } = error as { code?: string; name?: string; message?: string }
  if (code && NEVER_LEFT.has(code)) return { type: 'retry', reason: code, providerAtFault: true }
  if (name === 'TimeoutError' && /connect/i.test(message))
    return { type: 'retry', reason: 'connection timed out', providerAtFault: true }
  // Broken off or silent after the request may have left: only the provider knows.
  return { type: 'unknown', reason: code ?? name }
}

const outcomeOfAnswer = (error: Answered, now: Date): SendOutcome => {
  const status = error.$metadata.httpStatusCode ?? 0
  // AWS says 400 for "slow down": the name tells, not the number.
  const throttled = error.$retryable?.throttling === true || error.name.startsWith('Throttl')
  const reason = `${status} ${error.name}`
  const retryAfter = Number(error.$response?.headers?.['retry-after'])
  return outcomeOfStatus(throttled ? 429 : status, reason, retryAfter, now, ADDRESS_GONE.has(error.name))
}

/** What an answer that is no yes means, by its number. */
export const outcomeOfStatus = (
  status: number,
  reason: string,
  retryAfter: number,
  now: Date,
  addressGone = false,
): SendOutcome => {
  const wait =
    Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfter: after(now, seconds(retryAfter)) } : {}
  if (WORTH_ANOTHER_TRY.has(status)) return { type: 'retry', reason, ...wait }
  // A 5xx is an answer: the provider says that it did not take it.
  if (status >= 500) return { type: 'retry', reason, providerAtFault: true, ...wait }
  if (addressGone || status === 410) return { type: 'failed', reason, addressGone: true }
  if (status >= 300) return { type: 'failed', reason }
  return { type: 'unknown', reason }
}
