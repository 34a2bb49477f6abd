import type { AcceptedMail } from './fake-email.ts'
import { handleProviderEvents } from '#workers/handle-provider-events.ts'
import type { World } from './world.ts'

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:events'

/** What AWS puts on the queue, except for the signature. */
export const envelope = (message: unknown): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: 'm',
    TopicArn: TOPIC,
    Message: JSON.stringify(message),
    Timestamp: '2026-03-02T14:00:00.000Z',
    SignatureVersion: '2',
    Signature: 'x',
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/x.pem',
  })

type Report = 'delivered' | 'bounced' | 'soft_bounced' | 'complained'

const DETAILS: Record<Report, (timestamp: string) => Record<string, unknown>> = {
  delivered: (timestamp) => ({ eventType: 'Delivery', delivery: { timestamp, smtpResponse: '250 ok' } }),
  bounced: (timestamp) => ({
    eventType: 'Bounce',
    bounce: {
      timestamp,
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
    },
  }),
  soft_bounced: (timestamp) => ({
    eventType: 'Bounce',
    bounce: { timestamp, bounceType: 'Transient', bounceSubType: 'MailboxFull', bouncedRecipients: [] },
  }),
  complained: (timestamp) => ({
    eventType: 'Complaint',
    complaint: { timestamp, complaintFeedbackType: 'abuse' },
  }),
}

/** The mail provider reports what became of a mail that it took. Answers what was removed from the queue. */
export const mailProviderReports = async (
  world: World,
  report: Report,
  { deliveryId, providerMessageId }: Pick<AcceptedMail, 'deliveryId' | 'providerMessageId'>,
  times = 1,
): Promise<string[]> => {
  const mail = { messageId: providerMessageId, tags: { delivery_id: [deliveryId] } }
  const body = envelope({ ...DETAILS[report](world.clock.now().toISOString()), mail })
  const received = Array.from({ length: times }, (_, i) => ({
    id: `event-${i}`,
    receipt: `event-${i}`,
    body,
    receiveCount: 1,
    traceparent: null,
  }))
  return handleProviderEvents(world.worker.ports)(received)
}
