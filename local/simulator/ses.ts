import { randomUUID } from 'node:crypto'

import { parseMail } from './mail-parser.ts'
import { header, type Intake, type ProviderRequest, type Reading } from './provider.ts'
import { members, queryProtocol } from './query-protocol.ts'

const ses = queryProtocol('http://ses.amazonaws.com/doc/2010-12-01/')

const QUOTA = { Max24HourSend: '10000000.0', MaxSendRate: '10000.0' }

const tagsOf = (form: URLSearchParams, headers: ProviderRequest['headers'] | Record<string, string>) => {
  const tags: Record<string, string> = {}
  for (const pair of (header(headers, 'x-ses-message-tags') ?? '').split(',')) {
    const [name, value] = pair.split('=').map((side) => side.trim())
    if (name && value) tags[name] = value
  }
  for (const { Name, Value } of members(form, 'Tags.member'))
    if (Name && Value !== undefined) tags[Name] = Value
  return tags
}

const list = (form: URLSearchParams, prefix: string): string[] =>
  members(form, prefix)
    .map((entry) => entry[''] ?? '')
    .filter((value) => value !== '')

type Mail = {
  action: string
  from: string | null
  to: string[]
  subject: string
  text: string
  tags: Record<string, string>
  raw: Record<string, unknown>
}

const intake = ({ action, from, to, subject, text, tags, raw }: Mail): Intake => {
  const messageId = `0100${Date.now().toString(16)}-${randomUUID()}-000000`
  return {
    accept: {
      channel: 'email',
      provider: 'ses',
      to: to.join(', '),
      subject,
      text,
      deliveryId: tags['delivery_id'] ?? null,
      messageId,
      raw: { action, from, to, tags, ...raw },
    },
    accepted: ses.result(action, { MessageId: messageId }),
    refused: ses.refused,
  }
}

const missing = (name: string): Reading => ({
  answer: ses.error(400, 'ValidationError', `1 validation error detected: ${name} must not be empty.`),
})

const sendEmail = (form: URLSearchParams, request: ProviderRequest): Reading => {
  const kinds = ['ToAddresses', 'CcAddresses', 'BccAddresses']
  const to = kinds.flatMap((kind) => list(form, `Destination.${kind}.member`))
  const from = form.get('Source')
  const subject = form.get('Message.Subject.Data')
  if (!from) return missing('Source')
  if (to.length === 0) return missing('Destination')
  if (subject === null) return missing('Message.Subject')
  return {
    intake: intake({
      action: 'SendEmail',
      from,
      to,
      subject,
      text: form.get('Message.Body.Text.Data') ?? '',
      tags: tagsOf(form, request.headers),
      raw: {
        html: form.get('Message.Body.Html.Data'),
        replyTo: list(form, 'ReplyToAddresses.member'),
        configurationSet: form.get('ConfigurationSetName'),
      },
    }),
  }
}

const addresses = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((address) => /<([^>]+)>/.exec(address)?.[1] ?? address.trim())
    .filter((address) => address !== '')

const sendRawEmail = (form: URLSearchParams): Reading => {
  const data = form.get('RawMessage.Data')
  if (!data) return missing('RawMessage.Data')
  const mail = parseMail(Buffer.from(data, 'base64'))
  const named = list(form, 'Destinations.member')
  const to = named.length > 0 ? named : ['to', 'cc', 'bcc'].flatMap((name) => addresses(mail.headers[name]))
  if (to.length === 0) return missing('Destinations')
  return {
    intake: intake({
      action: 'SendRawEmail',
      from: form.get('Source') ?? mail.headers['from'] ?? null,
      to,
      subject: mail.headers['subject'] ?? '',
      text: mail.text,
      tags: tagsOf(form, mail.headers),
      raw: { html: mail.html, headers: mail.headers, configurationSet: form.get('ConfigurationSetName') },
    }),
  }
}

/** SES, API version 1: the calls that a sender needs. */
export const readSes = (
  form: URLSearchParams,
  request: ProviderRequest,
  sentToday: () => number,
): Reading => {
  const action = form.get('Action') ?? ''
  if (action === 'SendEmail') return sendEmail(form, request)
  if (action === 'SendRawEmail') return sendRawEmail(form)
  if (action === 'GetSendQuota') {
    return { answer: ses.result(action, { ...QUOTA, SentLast24Hours: `${sentToday()}.0` }) }
  }
  return { answer: ses.error(400, 'InvalidAction', `The action ${action || '(none)'} is not known here.`) }
}
