import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

import type { Accept } from './accept-log.ts'

const TYPES = ['bounce', 'complaint', 'delivery'] as const
type EventType = (typeof TYPES)[number]

export const EventInput = z.strictObject({ type: z.enum(TYPES), deliveryId: z.string().min(1) })

type About = Pick<Accept, 'provider' | 'channel' | 'to' | 'messageId' | 'deliveryId' | 'at'>

const SES_DETAILS = {
  bounce: (to: string, timestamp: string) => ({
    eventType: 'Bounce',
    bounce: {
      feedbackId: randomUUID(),
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: to,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
      timestamp,
      reportingMTA: 'dns; simulator',
    },
  }),
  complaint: (to: string, timestamp: string) => ({
    eventType: 'Complaint',
    complaint: {
      feedbackId: randomUUID(),
      complaintSubType: null,
      complainedRecipients: [{ emailAddress: to }],
      complaintFeedbackType: 'abuse',
      timestamp,
    },
  }),
  delivery: (to: string, timestamp: string) => ({
    eventType: 'Delivery',
    delivery: {
      timestamp,
      processingTimeMillis: 300,
      recipients: [to],
      smtpResponse: '250 2.0.0 Ok',
      reportingMTA: 'simulator',
    },
  }),
} satisfies Record<EventType, (to: string, timestamp: string) => Record<string, unknown>>

const SNS_WORDS = {
  sms: {
    delivery: 'Message has been accepted by phone carrier',
    bounce: 'Invalid phone number',
    complaint: 'Phone number is opted out',
  },
  push: {
    delivery: '{"success":1}',
    bounce: 'EndpointDisabled: InvalidPlatformToken',
    complaint: 'EndpointDisabled: Unregistered',
  },
} as const

const sesEvent = (type: EventType, { messageId, to, deliveryId, at }: About, now: string) => ({
  ...SES_DETAILS[type](to, now),
  mail: {
    timestamp: at,
    source: 'recalls@clearshelf.example',
    sendingAccountId: '000000000000',
    messageId,
    destination: [to],
    tags: { 'ses:operation': ['SendEmail'], ...(deliveryId ? { delivery_id: [deliveryId] } : {}) },
  },
})

// SNS writes its times without a zone, and means UTC.
const snsStatus = (type: EventType, { messageId, to, channel }: About, now: string) => ({
  notification: { messageId, timestamp: now.replace('T', ' ').replace('Z', '') },
  delivery: {
    destination: to,
    dwellTimeMs: 300,
    providerResponse: SNS_WORDS[channel === 'sms' ? 'sms' : 'push'][type],
  },
  status: type === 'delivery' ? 'SUCCESS' : 'FAILURE',
})

/** What providers report later about a message, in the shape of each of them; append-only, beside the accepts. */
export const openEventLog = (path: string) => {
  mkdirSync(dirname(path), { recursive: true })
  return {
    /** `logged`: what is shown of it here; `report`: what the provider sends. */
    record: ({ type }: { type: EventType }, about: About, at: string) => {
      const report = about.provider === 'ses' ? sesEvent(type, about, at) : snsStatus(type, about, at)
      const logged = { at, ...report }
      appendFileSync(path, `${JSON.stringify(logged)}\n`)
      return { logged, report }
    },
    all: (): unknown[] =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as unknown)
        : [],
  }
}

export type EventLog = ReturnType<typeof openEventLog>
