import { SendEmailCommand, SESClient, SESServiceException } from '@aws-sdk/client-ses'

import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { after, seconds } from '#lib/domain/duration.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel, OutgoingMessage } from '#lib/ports/delivery.ts'

/** No retry inside the SDK: each send is one attempt, and attempts are counted in our table. */
export const openSes = (region: string): SESClient =>
  new SESClient({
    region,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  })

export const sesEmail = (client: SESClient, from: string, clock: Clock): MessageChannel => ({
  send: (message) =>
    client.send(new SendEmailCommand(toSes(message, from))).then(
      // A yes without a number may come from anything that answers 200 on the way there: a proxy, a sign-in page.
      ({ MessageId }): SendOutcome =>
        MessageId
          ? { type: 'accepted', providerMessageId: MessageId }
          : { type: 'unknown', reason: 'accepted without a message id' },
      (error: unknown) => outcomeOf(error, clock.now()),
    ),
})

const toSes = ({ deliveryId, to, subject, text, html }: OutgoingMessage, from: string) => ({
  Source: from,
  Destination: { ToAddresses: [to] },
  Message: {
    Subject: { Data: subject, Charset: 'UTF-8' },
    Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
  },
  Tags: [{ Name: 'delivery_id', Value: deliveryId }],
})

const WORTH_ANOTHER_TRY = new Set([408, 409, 425, 429])
// The connection was never made, so the request has surely not arrived.
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const outcomeOf = (error: unknown, now: Date): SendOutcome => {
  if (error instanceof SESServiceException) return outcomeOfAnswer(error, now)
  const { code, name = 'Error', message = '' } = error as { code?: string; name?: string; message?: string }
  if (code && NEVER_LEFT.has(code)) return { type: 'retry', reason: code }
  if (name === 'TimeoutError' && /connect/i.test(message))
    return { type: 'retry', reason: 'connection timed out' }
  // Broken off or silent after the request may have left: only the provider knows.
  return { type: 'unknown', reason: code ?? name }
}

const outcomeOfAnswer = (error: SESServiceException, now: Date): SendOutcome => {
  const status = error.$metadata.httpStatusCode ?? 0
  const reason = `${status} ${error.name}`
  const asked = Number(error.$response?.headers['retry-after'])
  const retryAfter = Number.isFinite(asked) && asked > 0 ? { retryAfter: after(now, seconds(asked)) } : {}
  // SES says 400 for "slow down": the name tells, not the number.
  const throttled = error.$retryable?.throttling === true || error.name.startsWith('Throttling')
  if (throttled || WORTH_ANOTHER_TRY.has(status)) return { type: 'retry', reason, ...retryAfter }
  // A 5xx is an answer: the provider says that it did not take it.
  if (status >= 500) return { type: 'retry', reason, ...retryAfter }
  if (status >= 400) return { type: 'failed', reason }
  return { type: 'unknown', reason }
}
