import { expect, test } from 'vitest'

import { parseEnvelope, parseProviderEvent } from './provider-event.ts'

const DELIVERY = '019aa000-0000-7000-8000-000000000001'
const mail = { messageId: 'ses-1', tags: { delivery_id: [DELIVERY] } }
const timestamp = '2026-03-02T14:00:00.000Z'
const said = (message: unknown) => parseProviderEvent(JSON.stringify(message))
const bounce = (bounceType: string, more = {}) => ({ mail, bounce: { timestamp, bounceType, ...more } })
const status = (providerResponse: string, of: 'SUCCESS' | 'FAILURE' = 'FAILURE') => ({
  notification: { messageId: 'sns-1', timestamp: '2026-03-02 14:00:00.5' },
  delivery: { providerResponse },
  status: of,
})
const push = (FailureType: string) => ({
  EventType: 'DeliveryFailure',
  FailureType,
  MessageId: 'sns-2',
  Time: timestamp,
})

test.each([
  ['a delivery', { mail, delivery: { timestamp } }, 'delivered'],
  ['a hard bounce', bounce('Permanent', { bounceSubType: 'General' }), 'bounced'],
  ['a full mailbox', bounce('Transient', { bounceSubType: 'MailboxFull' }), 'soft_bounced'],
  ['a bounce that nobody understands', bounce('Undetermined'), 'soft_bounced'],
  ['a complaint', { mail, complaint: { timestamp } }, 'complained'],
  ['a delay', { mail, deliveryDelay: { timestamp, delayType: 'MailboxFull' } }, 'soft_bounced'],
  ['an SMS that arrived', status('Message has been accepted by phone', 'SUCCESS'), 'delivered'],
  ['a number that is none', status('Invalid phone number'), 'bounced'],
  ['a phone that refuses', status('Phone number is opted out'), 'opted_out'],
  ['a phone that is blocked', status('Phone is on a blocked list'), 'opted_out'],
  ['a phone that is off', status('Phone is currently unreachable/unavailable'), 'undelivered'],
  ['an app that was removed', push('InvalidPlatformToken'), 'endpoint_disabled'],
  ['a push service that is away', push('ServiceUnavailable'), 'undelivered'],
])('%s', (_, message, type) => {
  expect(said(message)).toMatchObject({ type })
})

test('the time of SNS is UTC, and the words of the provider are kept', () => {
  expect(said(status('Phone is currently unreachable/unavailable'))).toEqual({
    type: 'undelivered',
    providerMessageId: 'sns-1',
    messageId: null,
    reason: 'Phone is currently unreachable/unavailable',
    happenedAt: new Date('2026-03-02T14:00:00.500Z'),
  })
  expect(said(bounce('Permanent', { bouncedRecipients: [{ diagnosticCode: 'smtp; 550 unknown' }] }))).toEqual(
    {
      type: 'bounced',
      providerMessageId: 'ses-1',
      messageId: DELIVERY,
      reason: 'smtp; 550 unknown',
      happenedAt: new Date(timestamp),
    },
  )
})

test('what we do not want to know is no error, and what is no event is one', () => {
  expect(said({ eventType: 'Open', mail, open: {} })).toBe('other')
  expect(said({ eventType: 'Send', mail, send: {} })).toBe('other')
  for (const nonsense of [{}, [], null, 'x', { mail: {} }, { mail, bounce: { timestamp: 'then' } }.bounce])
    expect(said(nonsense)).toBeNull()
  expect(parseProviderEvent('{')).toBeNull()
  expect(parseEnvelope('{')).toBeNull()
})

test('a tag that is no number of ours is not taken for one', () => {
  const stranger = { messageId: 'ses-1', tags: { delivery_id: ["'; DROP TABLE delivery"] } }
  expect(said({ mail: stranger, delivery: { timestamp } })).toMatchObject({ messageId: null })
})
