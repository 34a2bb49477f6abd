import type { SendingChannel } from '../channel/channel.ts'
import { renderNoticeMail, type NoticeMail, type RenderedMail } from './notice-mail.ts'
import { renderPush, type PushText } from './push-text.ts'
import { smsParts } from './sms-parts.ts'
import { renderSms } from './sms-text.ts'
import { renderSlackMessage, type SlackMessage } from './slack-message.ts'
import { renderTeamsCard, type TeamsCard } from './teams-card.ts'
import { renderWebhookEvent, type WebhookEvent } from './webhook-event.ts'

/** What a message consists of, on each channel that sends. */
export type MessageContents = {
  email: RenderedMail
  /** In so many parts it goes out, each of which is paid for. */
  sms: { text: string; parts: number }
  push: PushText
  teams: { card: TeamsCard }
  slack: { post: SlackMessage }
  webhook: { event: WebhookEvent }
}

export const smsContent = (text: string): MessageContents['sms'] => ({ text, parts: smsParts(text).parts })

/** The words of one delivery, as each channel carries them. */
export const RENDERERS: { [Channel in SendingChannel]: (notice: NoticeMail) => MessageContents[Channel] } = {
  email: renderNoticeMail,
  sms: (notice) => smsContent(renderSms(notice)),
  push: renderPush,
  teams: (notice) => ({ card: renderTeamsCard(notice) }),
  slack: (notice) => ({ post: renderSlackMessage(notice) }),
  webhook: (notice) => ({ event: renderWebhookEvent(notice) }),
}
