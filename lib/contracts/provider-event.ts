import { z } from 'zod'

import type { HeardEvent } from '#lib/domain/delivery/provider-event.ts'

// What AWS puts on the events queue: an envelope of SNS, and in it what SES or SNS says of one message. Not strict: AWS adds
// fields as it likes, and what we do not read may be anything.

const Envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string().min(1).max(200),
  TopicArn: z.string().min(1).max(300),
  Subject: z.string().optional(),
  Message: z.string().max(262_144),
  Timestamp: z.string().max(40),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string().max(2000),
  SigningCertURL: z.string().max(500),
})
export type SnsEnvelope = z.output<typeof Envelope>

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const words = z.string().transform((text) => text.slice(0, 300))
const number = z.string().min(1).max(200)

const mail = z.object({
  messageId: number,
  tags: z.record(z.string(), z.array(z.string())).default({}),
})

/** By an event destination of the configuration set, or by a feedback topic of the identity: the same words in both. */
const SesEvent = z
  .object({ eventType: z.string().optional(), notificationType: z.string().optional(), mail })
  .and(
    z.union([
      z.object({ delivery: z.object({ timestamp: at, smtpResponse: words.optional() }) }),
      z.object({
        bounce: z.object({
          timestamp: at,
          bounceType: z.string(),
          bounceSubType: z.string().optional(),
          bouncedRecipients: z.array(z.object({ diagnosticCode: words.optional() })).default([]),
        }),
      }),
      z.object({ complaint: z.object({ timestamp: at, complaintFeedbackType: words.optional() }) }),
      z.object({ deliveryDelay: z.object({ timestamp: at, delayType: words.optional() }) }),
    ]),
  )

/** The delivery status of an SMS or a push, as SNS writes it: times without a zone are UTC. */
const SnsStatus = z.object({
  notification: z.object({
    messageId: number,
    timestamp: z
      .string()
      .transform((text) => `${text.trim().replace(' ', 'T')}Z`)
      .pipe(at),
  }),
  delivery: z.object({ destination: z.string().optional(), providerResponse: words.default('') }),
  status: z.enum(['SUCCESS', 'FAILURE']),
})

/** What a platform application says of an endpoint that could not be reached. */
const PushFailure = z.object({
  EventType: z.literal('DeliveryFailure'),
  FailureType: z.string(),
  FailureMessage: words.optional(),
  MessageId: number,
  Time: at,
})

export const parseEnvelope = (body: string): SnsEnvelope | null => parsed(Envelope, body)

/** `other`: something that AWS tells and nobody here wants to know, such as that a mail was opened. */
export const parseProviderEvent = (message: string): HeardEvent | 'other' | null => {
  const ses = parsed(SesEvent, message)
  if (ses) return fromSes(ses)
  const status = parsed(SnsStatus, message)
  if (status) return fromStatus(status)
  const push = parsed(PushFailure, message)
  if (push) return fromPush(push)
  return parsed(z.object({ mail }), message) ? 'other' : null
}

const parsed = <T extends z.ZodType>(schema: T, text: string): z.output<T> | null => {
  try {
    const { data } = schema.safeParse(JSON.parse(text))
    return data ?? null
  } catch {
    return null
  }
}

const fromSes = (event: z.output<typeof SesEvent>): HeardEvent => {
  const { messageId: providerMessageId, tags } = event.mail
  const about = { providerMessageId, messageId: ourNumber(tags['delivery_id']?.[0]) }
  if ('delivery' in event)
    return { ...about, type: 'delivered', reason: null, happenedAt: event.delivery.timestamp }
  if ('complaint' in event) {
    const { timestamp, complaintFeedbackType } = event.complaint
    return { ...about, type: 'complained', reason: complaintFeedbackType ?? null, happenedAt: timestamp }
  }
  if ('deliveryDelay' in event) {
    const { timestamp, delayType } = event.deliveryDelay
    return { ...about, type: 'soft_bounced', reason: delayType ?? null, happenedAt: timestamp }
  }
  const { timestamp, bounceType, bounceSubType, bouncedRecipients } = event.bounce
  const reason = bouncedRecipients[0]?.diagnosticCode ?? [bounceType, bounceSubType].filter(Boolean).join(' ')
  const type = bounceType === 'Permanent' ? 'bounced' : 'soft_bounced'
  return { ...about, type, reason, happenedAt: timestamp }
}

// The words of AWS, as its manual lists them: there is no code beside them.
const REFUSES = /opted out|blocked SMS|on a blocked list/i
const NO_PHONE = /invalid phone number/i
const NO_ENDPOINT = /EndpointDisabled|InvalidPlatformToken|BadDeviceToken|Unregistered|NotRegistered/i

const fromStatus = ({ notification, delivery, status }: z.output<typeof SnsStatus>): HeardEvent => {
  const reason = delivery.providerResponse
  return {
    type: status === 'SUCCESS' ? 'delivered' : whyNot(reason),
    providerMessageId: notification.messageId,
    messageId: null,
    reason: status === 'SUCCESS' ? null : reason,
    happenedAt: notification.timestamp,
  }
}

const whyNot = (reason: string): HeardEvent['type'] => {
  if (REFUSES.test(reason)) return 'opted_out'
  if (NO_PHONE.test(reason)) return 'bounced'
  return NO_ENDPOINT.test(reason) ? 'endpoint_disabled' : 'undelivered'
}

const fromPush = (failure: z.output<typeof PushFailure>): HeardEvent => ({
  type: NO_ENDPOINT.test(failure.FailureType) ? 'endpoint_disabled' : 'undelivered',
  providerMessageId: failure.MessageId,
  messageId: null,
  reason: failure.FailureMessage ?? failure.FailureType,
  happenedAt: failure.Time,
})

const ourNumber = (tag: string | undefined): string | null => z.uuid().safeParse(tag).data ?? null
