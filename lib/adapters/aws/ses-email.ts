import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses'

import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { asOneLine } from '#lib/domain/storable-text.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel, OutgoingMessage } from '#lib/ports/channels.ts'

import { outcomeOfAwsError } from './aws-outcome.ts'
import { ONE_ATTEMPT } from './one-attempt.ts'

export const openSes = (region: string): SESClient => new SESClient({ region, ...ONE_ATTEMPT })

type Sender = {
  mailFrom: string
  /** Where SES reports what became of it. */
  configurationSet?: string | undefined
}

export const sesEmail = (client: SESClient, sender: Sender, clock: Clock): MessageChannel => ({
  send: (message) =>
    client.send(new SendEmailCommand(toSes(message, sender))).then(
      // A yes without a number may come from anything that answers 200 on the way there: a proxy, a sign-in page.
      ({ MessageId }): SendOutcome =>
        MessageId
          ? { type: 'accepted', providerMessageId: MessageId }
          : { type: 'unknown', reason: 'accepted without a message id' },
      (error: unknown) => outcomeOfAwsError(error, clock.now()),
    ),
})

const toSes = (
  { deliveryId, to, subject, text, html }: OutgoingMessage,
  { mailFrom, configurationSet }: Sender,
) => ({
  Source: mailFrom,
  Destination: { ToAddresses: [to] },
  Message: {
    Subject: { Data: asOneLine(subject), Charset: 'UTF-8' },
    Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
  },
  Tags: [{ Name: 'delivery_id', Value: deliveryId }],
  ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
})
