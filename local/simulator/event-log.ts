import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

import type { AcceptSummary } from './accept-log.ts'

export const EventInput = z.strictObject({
  type: z.enum(['bounce', 'complaint', 'delivery']),
  deliveryId: z.string().min(1),
})

type EventInput = z.output<typeof EventInput>

const DETAILS = {
  bounce: (to: string) => ({
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [{ emailAddress: to }] },
  }),
  complaint: (to: string) => ({
    eventType: 'Complaint',
    complaint: { complainedRecipients: [{ emailAddress: to }], complaintFeedbackType: 'abuse' },
  }),
  delivery: (to: string) => ({
    eventType: 'Delivery',
    delivery: { recipients: [to], smtpResponse: '250 2.0.0 Ok' },
  }),
} satisfies Record<EventInput['type'], (to: string) => Record<string, unknown>>

/** What providers report later about a message, in the shape of SES events; append-only, beside the accepts. */
export const openEventLog = (path: string) => {
  mkdirSync(dirname(path), { recursive: true })
  return {
    record: ({ type, deliveryId }: EventInput, { messageId, to }: AcceptSummary, at: string) => {
      const mail = { messageId, destination: [to], tags: { delivery_id: [deliveryId] } }
      const event = { at, ...DETAILS[type](to), mail }
      appendFileSync(path, `${JSON.stringify(event)}\n`)
      return event
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
