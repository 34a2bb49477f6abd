import { openSes, sesEmail } from '../aws/ses-email.ts'
import { openSns, snsPush, snsSms } from '../aws/sns.ts'
import { aesSealer } from '../system/aes-sealer.ts'
import { guardedPost } from '../http/guarded-post.ts'
import { slackWebhook } from './slack-webhook.ts'
import { standardWebhook } from './standard-webhook.ts'
import { teamsWorkflow } from './teams-workflow.ts'
import { webPushChannel, type Vapid } from './web-push.ts'

import type { Channels } from '#lib/ports/channels.ts'
import type { Clock } from '#lib/ports/clock.ts'

export type ChannelSettings = {
  region: string
  mailFrom: string
  configurationSet: string | undefined
  /** Origins of a developer's machine that addresses chosen by tenants may lead to. */
  allowedOrigins: readonly string[]
  vapid: Vapid | undefined
  /** Opens what webhooks are signed with. */
  dataKey: string | undefined
}

/** Every channel: one line each. */
export const openChannels = (settings: ChannelSettings, clock: Clock): Channels => {
  const { dataKey } = settings
  const sns = openSns(settings.region)
  const post = guardedPost(settings.allowedOrigins)
  const browsers = webPushChannel(post, settings.vapid, clock)
  const phones = snsPush(sns, clock)
  return {
    email: sesEmail(openSes(settings.region), settings, clock),
    sms: snsSms(sns, clock),
    push: { send: (message) => (message.to.startsWith('arn:') ? phones : browsers).send(message) },
    teams: teamsWorkflow(post, clock),
    slack: slackWebhook(post, clock),
    webhook: standardWebhook(post, dataKey === undefined ? null : aesSealer(dataKey), clock),
  }
}
