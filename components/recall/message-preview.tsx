import type { ReactNode } from 'react'

import { Badge } from '#components/ui/badge.tsx'
import { bell, store as storeGlyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { renderNoticeMail } from '#lib/domain/delivery/notice-mail.ts'
import { renderPush } from '#lib/domain/delivery/push-text.ts'
import { smsParts } from '#lib/domain/delivery/sms-parts.ts'
import { renderSlackMessage } from '#lib/domain/delivery/slack-message.ts'
import { renderSms, type ShortMessage } from '#lib/domain/delivery/sms-text.ts'
import { renderTeamsCard } from '#lib/domain/delivery/teams-card.ts'
import { renderWebhookEvent } from '#lib/domain/delivery/webhook-event.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { RecallContent, ScopeLine } from '#lib/domain/recall/recall.ts'
import { textsFor } from '#lib/domain/recall/texts.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { SlackPreview } from './slack-preview.tsx'
import { TeamsCardPreview } from './teams-card-preview.tsx'
import { InboxLook } from './inbox-look.tsx'
import { MailFrames } from './mail-frames.tsx'
import type { PreviewChannel, PreviewPurpose } from './message-words.ts'

type Props = {
  content: RecallContent
  number: string
  version: number
  productNames: Readonly<Record<string, string>>
  language: Language
  channel: PreviewChannel
  purpose: PreviewPurpose
  /** By when it would be due; null: an example. */
}

const STORE = { number: '0001', name: 'Main Street', timezone: 'America/Chicago' }
const LINK = 'https://store.example.com/a/Qw3rTy7uIoP9aSdFgHjKlZ'
const EXAMPLE_DEADLINES = {
  acknowledgeBy: new Date('2027-01-15T18:00:00Z'),
  reportBy: new Date('2027-01-15T22:00:00Z'),
}

/** One message exactly as its renderer writes it, to a store that stands for all. */
export const MessagePreview = (props: Props) => {
  const { content, language, channel } = props
  return (
    <div className="flex flex-col gap-3">
      <Fallback content={content} language={language} />
      {LOOKS[channel](props)}
    </div>
  )
}

const shortOf = ({ content, number, language, purpose }: Props): ShortMessage => ({
  language,
  purpose,
  recall: { number, content },
  store: STORE,
  link: LINK,
})

const cardOf = (props: Props) => ({
  ...shortOf(props),
  store: STORE,
  ...EXAMPLE_DEADLINES,
  productNames: props.productNames,
})

const mailOf = ({ content, number, version, productNames, language, purpose }: Props) => ({
  language,
  repeat: false,
  purpose,
  recall: { number, version, content, earlierScope: exampleBefore(content.scope) },
  productNames,
  store: STORE,
  ...EXAMPLE_DEADLINES,
  link: LINK,
})

const LOOKS: Record<PreviewChannel, (props: Props) => ReactNode> = {
  email: (props) => <EmailLook {...props} />,
  sms: (props) => <SmsLook text={renderSms(shortOf(props))} language={props.language} />,
  push: (props) => <PushLook {...renderPush(shortOf(props))} language={props.language} />,
  teams: (props) => <TeamsCardPreview card={renderTeamsCard(cardOf(props))} />,
  slack: (props) => <SlackPreview message={renderSlackMessage(cardOf(props))} language={props.language} />,
  webhook: (props) => (
    <pre className="rounded-md border border-line bg-sunken p-3 text-xs wrap-anywhere whitespace-pre-wrap text-body">
      {JSON.stringify(renderWebhookEvent(mailOf(props)), null, 2)}
    </pre>
  ),
  inbox: (props) => (
    <InboxLook
      message={shortOf(props)}
      acknowledgeBy={EXAMPLE_DEADLINES.acknowledgeBy}
      zone={STORE.timezone}
    />
  ),
}

const Fallback = ({ content, language }: { content: RecallContent; language: Language }) =>
  textsFor(content, language).language === language ? null : (
    <p className="text-sm text-waiting">
      No approved text in this language. The template is translated, but your text stays in English.
    </p>
  )

const EmailLook = (props: Props) => {
  const { language, purpose } = props
  const mail = renderNoticeMail(mailOf(props))
  return (
    <div className="flex flex-col gap-3">
      {(purpose === 'update' || purpose === 'stand_down') && (
        <p className="text-sm text-muted">
          Example: as if this version had added the last lot. The real message shows what actually changed.
        </p>
      )}
      <p className="text-sm">
        <span className="text-muted">Subject: </span>
        <span className="font-medium text-strong">{mail.subject}</span>
      </p>
      <MailFrames html={mail.html} />
      <details className="rounded-md border border-line">
        <summary className="min-h-control px-3 py-2 text-sm text-strong">Plain text</summary>
        <pre
          lang={language}
          className="overflow-x-auto border-t border-line p-3 text-xs whitespace-pre-wrap text-body"
        >
          {mail.text}
        </pre>
      </details>
    </div>
  )
}

// There is no version before yet: the last line, or its last lot, stands for what a change would be.
const exampleBefore = (scope: ScopeLine[]): ScopeLine[] =>
  scope.flatMap((line, i) => {
    if (i < scope.length - 1) return [line]
    return line.lots.length > 1 ? [{ ...line, lots: line.lots.slice(0, -1) }] : []
  })

const SmsLook = ({ text, language }: { text: string; language: Language }) => {
  const { parts, encoding, units, single, wide } = smsParts(text)
  return (
    <div className="flex flex-col gap-2">
      <p
        lang={language}
        className="max-w-80 rounded-lg rounded-bl-sm bg-sunken px-3 py-2 text-sm break-words text-strong"
      >
        {text}
      </p>
      <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
        <Badge tone={parts === 1 ? 'verified' : 'waiting'}>{counted(parts, 'part')}</Badge>
        {encoding}, {units} of {single} {parts === 1 ? '' : 'in a single part '}· billed per part
        {wide && ` · “${wide}” needs Unicode encoding`}
      </p>
    </div>
  )
}

type PushProps = { title: string; body: string; language: Language }

const PushLook = ({ title, body, language }: PushProps) => (
  <div className="max-w-90 rounded-lg bg-hazard p-4 text-on-hazard">
    <div lang={language} className="flex gap-3 rounded-lg bg-raised p-3 text-body">
      <span className="grid size-8 shrink-0 place-items-center rounded-md bg-brand text-on-brand">
        <Icon glyph={bell} />
      </span>
      <div className="min-w-0 text-sm">
        <p className="flex items-center gap-1 text-xs text-muted">
          <Icon glyph={storeGlyph} className="size-3!" /> Clearshelf · now
        </p>
        <p className="font-semibold text-strong">{title}</p>
        <p>{body}</p>
      </div>
    </div>
  </div>
)
