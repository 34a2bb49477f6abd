import { renderNoticeMail, type NoticeMail, type RenderedMail } from './notice-mail.ts'
import { renderPush, type PushText } from './push-text.ts'
import { renderSms } from './sms-text.ts'
import { renderTeamsCard, type TeamsCard } from './teams-card.ts'

/** What a message consists of, on each channel that sends. */
export type MessageContents = {
  email: RenderedMail
  sms: { text: string }
  push: PushText
  teams: { card: TeamsCard }
}
export type SendingChannel = keyof MessageContents

/** The words of one delivery, as each channel carries them. */
export const RENDERERS: { [Channel in SendingChannel]: (notice: NoticeMail) => MessageContents[Channel] } = {
  email: renderNoticeMail,
  sms: (notice) => ({ text: renderSms(notice) }),
  push: renderPush,
  teams: (notice) => ({ card: renderTeamsCard(notice) }),
}

export const SENDING_CHANNELS = Object.keys(RENDERERS) as [SendingChannel, ...SendingChannel[]]
