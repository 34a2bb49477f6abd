import { randomUUID } from 'node:crypto'

import type { Reading } from './provider.ts'
import { members, queryProtocol } from './query-protocol.ts'

const sns = queryProtocol('http://sns.amazonaws.com/doc/2010-03-31/')

const attributesOf = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    members(form, 'MessageAttributes.entry').map((entry) => [
      entry['Name'] ?? '',
      entry['Value.StringValue'] ?? '',
    ]),
  )

const invalid = (message: string): Reading => ({
  answer: sns.error(400, 'InvalidParameter', `Invalid parameter: ${message}`),
})

/** SNS Publish to a phone number (SMS) or to a platform endpoint (app push). Topics live in the queue emulator. */
export const readSns = (form: URLSearchParams): Reading => {
  const phone = form.get('PhoneNumber')
  const endpoint = form.get('TargetArn')
  const text = form.get('Message')
  if (!text) return invalid('Empty message')
  if (phone !== null && !/^\+[1-9]\d{6,14}$/.test(phone))
    return invalid(`PhoneNumber Reason: ${phone} is not valid to publish to`)
  if (phone === null && !endpoint?.includes(':endpoint/'))
    return invalid('PhoneNumber or the TargetArn of a platform endpoint is needed')
  const attributes = attributesOf(form)
  const messageId = randomUUID()
  const subject = form.get('Subject') ?? undefined
  return {
    intake: {
      accept: {
        channel: phone === null ? 'push' : 'sms',
        provider: 'sns',
        to: phone ?? endpoint ?? '',
        subject,
        text,
        deliveryId: attributes['delivery_id'] ?? null,
        messageId,
        raw: { action: 'Publish', attributes, messageStructure: form.get('MessageStructure') },
      },
      accepted: sns.result('Publish', { MessageId: messageId }),
      refused: sns.refused,
    },
  }
}
