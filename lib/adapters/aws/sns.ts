import { PublishCommand, SNSClient, type PublishCommandInput } from '@aws-sdk/client-sns'

import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel } from '#lib/ports/channels.ts'

import { outcomeOfAwsError } from './aws-outcome.ts'
import { ONE_ATTEMPT } from './one-attempt.ts'

export const openSns = (region: string): SNSClient => new SNSClient({ region, ...ONE_ATTEMPT })

const publish = (client: SNSClient, clock: Clock, input: PublishCommandInput): Promise<SendOutcome> =>
  client.send(new PublishCommand(input)).then(
    // A yes without a number may come from anything that answers 200 on the way there.
    ({ MessageId }): SendOutcome =>
      MessageId
        ? { type: 'accepted', providerMessageId: MessageId }
        : { type: 'unknown', reason: 'accepted without a message id' },
    (error: unknown) => outcomeOfAwsError(error, clock.now()),
  )

const text = (StringValue: string) => ({ DataType: 'String', StringValue })

/** SMS, as a transactional message: carriers give it precedence over advertising. */
export const snsSms = (client: SNSClient, clock: Clock): MessageChannel<'sms'> => ({
  send: ({ deliveryId, to, text: words }) =>
    publish(client, clock, {
      PhoneNumber: to,
      Message: words,
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': text('Transactional'), delivery_id: text(deliveryId) },
    }),
})

const HOURS_WORTH_TELLING = 24

/** Push to the endpoint that SNS keeps for one app on one phone. */
export const snsPush = (client: SNSClient, clock: Clock): MessageChannel<'push'> => ({
  send: ({ deliveryId, to, title, body, link, tag }) => {
    const apple = { aps: { alert: { title, body }, sound: 'default', 'thread-id': tag }, link }
    const google = { notification: { title, body, tag }, data: { link }, android: { priority: 'high' } }
    return publish(client, clock, {
      TargetArn: to,
      MessageStructure: 'json',
      Message: JSON.stringify({
        default: `${title}. ${body}`,
        APNS: JSON.stringify(apple),
        APNS_SANDBOX: JSON.stringify(apple),
        GCM: JSON.stringify(google),
      }),
      MessageAttributes: {
        delivery_id: text(deliveryId),
        'AWS.SNS.MOBILE.APNS.TTL': text(String(HOURS_WORTH_TELLING * 3600)),
      },
    })
  },
})
