import type { Language } from '../identity/language.ts'
import type { RecallContent, ScopeLine } from '../recall/recall.ts'
import type { NoticeMatch } from '../recall/scope.ts'
import { textsFor } from '../recall/texts.ts'
import { assertNever } from '../result.ts'
import { escapeHtml, mailPage, paragraphs } from './mail-page.ts'
import { NOTICE_WORDS, type NoticeWords } from './notice-words.ts'
import type { Purpose } from './purpose.ts'
import { scopeChanges, scopeTexts } from './scope-texts.ts'

export type NoticeMail = {
  language: Language
  repeat: boolean
  purpose: Purpose
  /** It is told because more of the product was shipped to it, not because the recall changed. */
  moreArrived?: boolean
  /** What cannot be ruled out is held: a store whose lots or dates nobody knows is told so. */
  match?: NoticeMatch
  recall: {
    number: string
    version: number
    content: RecallContent
    /** Of the version before, to say what changed. */
    earlierScope: ScopeLine[]
  }
  productNames: Record<string, string>
  store: { number: string; name: string; timezone: string }
  dueAt: Date
  link: string
}

export type RenderedMail = { subject: string; text: string; html: string }

/** What one contact of one store is told, in the contact's language and the store's time. */
export const renderNoticeMail = (mail: NoticeMail): RenderedMail => {
  const words = NOTICE_WORDS[mail.language]
  const { content, number } = mail.recall
  const lead = leadOf(mail, words)
  const { title } = textsFor(content, mail.language)
  const subject = [...lead, `${words[content.kind]} ${number}`].join(': ') + ` – ${title}`
  return { subject, text: textPart(mail, words), html: htmlPart(mail, words, lead) }
}

// A drill says so first of all; then what kind of word this is; then whether it is urgent.
const leadOf = ({ purpose, recall: { content } }: NoticeMail, words: NoticeWords): string[] => [
  ...(content.kind === 'drill' ? [words.drill] : []),
  ...purposeLead(purpose, words),
  ...(content.kind !== 'drill' && content.priority === 'high' && purpose !== 'stand_down'
    ? [words.urgent]
    : []),
]

const purposeLead = (purpose: Purpose, words: NoticeWords): string[] => {
  switch (purpose) {
    case 'notice':
      return []
    case 'update':
      return [words.update]
    case 'stand_down':
      return [words.standDown]
    case 'reminder':
      return [words.reminder]
    case 'escalation':
      return [words.escalation]
    default:
      return assertNever(purpose)
  }
}

const NOTES = {
  notice: null,
  update: 'updateNote',
  stand_down: 'standDownNote',
  reminder: 'reminderNote',
  escalation: 'escalationNote',
} as const satisfies Record<Purpose, keyof NoticeWords | null>

// A drill orders nothing that touches what is really sold.
const holdNote = ({ recall, purpose, match }: NoticeMail, words: NoticeWords): string[] => {
  if (recall.content.kind === 'drill' || purpose === 'stand_down' || purpose === 'escalation') return []
  if (match === 'lot_unknown') return [words.lotUnknownNote]
  return match === 'date_unknown' ? [words.dateUnknownNote] : []
}

const notesOf = (mail: NoticeMail, words: NoticeWords): string[] => {
  const { recall, purpose, repeat, moreArrived } = mail
  const note = moreArrived ? 'moreArrivedNote' : NOTES[purpose]
  return [
    ...(recall.content.kind === 'drill' ? [words.drillNote] : []),
    ...(repeat ? [words.repeat] : []),
    ...(note ? [words[note]] : []),
    ...holdNote(mail, words),
  ]
}

// Made once for each language and zone: making one takes as long as all the rest of a mail.
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (language: string, timeZone: string): Intl.DateTimeFormat => {
  const key = `${language} ${timeZone}`
  const known = clocks.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  clocks.set(key, made)
  return made
}

const dueText = ({ language, dueAt, store }: NoticeMail): string =>
  `${clockOf(language, store.timezone).format(dueAt)} (${store.timezone})`

/** One heading with its lines or its text: what both parts of the mail are made of. */
type Block = { heading: string; lines: string[] } | { heading: string; text: string }

// Who may stop is not told again what to do; everybody else gets the whole of it in every message.
const blocksOf = (mail: NoticeMail, words: NoticeWords): Block[] => {
  const { content, earlierScope } = mail.recall
  const { hazard, instructions } = textsFor(content, mail.language)
  const changed = {
    heading: words.changed,
    lines: scopeChanges(earlierScope, content.scope, mail.productNames, words),
  }
  if (mail.purpose === 'stand_down') return [changed]
  return [
    ...(mail.purpose === 'update' && !mail.moreArrived ? [changed] : []),
    { heading: words.hazard, text: hazard },
    { heading: words.products, lines: scopeTexts(content.scope, mail.productNames, words) },
    { heading: words.todo, text: instructions },
  ]
}

const textPart = (mail: NoticeMail, words: NoticeWords): string => {
  const { content, number } = mail.recall
  const over = mail.purpose === 'stand_down'
  return [
    ...notesOf(mail, words),
    `${words[content.kind]} ${number}: ${textsFor(content, mail.language).title}`,
    `${words.store} ${mail.store.number} ${mail.store.name}`,
    ...(over || content.kind === 'drill' ? [] : ['', words.stop]),
    ...blocksOf(mail, words).flatMap((block) =>
      'text' in block
        ? ['', `${block.heading}: ${block.text}`]
        : ['', `${block.heading}:`, ...block.lines.map((line) => `- ${line}`)],
    ),
    '',
    ...(over ? [] : [`${words.due} ${dueText(mail)}`]),
    `${over ? words.openOnly : words.open}: ${mail.link}`,
    '',
    words.why,
  ].join('\n')
}

const htmlPart = (mail: NoticeMail, words: NoticeWords, lead: string[]): string => {
  const { content, number } = mail.recall
  const { title } = textsFor(content, mail.language)
  const over = mail.purpose === 'stand_down'
  const strong = (text: string, gap: number) =>
    `<p style="margin:0 0 ${gap}px;font-weight:600">${escapeHtml(text)}</p>`
  return mailPage({
    language: mail.language,
    title: `${words[content.kind]} ${number}`,
    striped: content.kind === 'drill',
    body: [
      ...notesOf(mail, words).map((note) => strong(note, 12)),
      `<p style="margin:0 0 4px;font-size:14px">${escapeHtml([...lead, `${words[content.kind]} ${number}`].join(' · '))}</p>`,
      `<h1 style="margin:0 0 8px;font-size:22px;line-height:28px">${escapeHtml(title)}</h1>`,
      `<p style="margin:0 0 16px;font-size:14px">${escapeHtml(`${words.store} ${mail.store.number} · ${mail.store.name}`)}</p>`,
      ...(over || content.kind === 'drill' ? [] : [strong(words.stop, 16)]),
      ...blocksOf(mail, words).map((block) => strong(block.heading, 4) + htmlBlock(block)),
      ...(over
        ? []
        : [
            `<p style="margin:0 0 20px">${escapeHtml(words.due)} <strong>${escapeHtml(dueText(mail))}</strong></p>`,
          ]),
    ].join('\n'),
    action: { label: over ? words.openOnly : words.open, url: mail.link },
    foot: words.why,
  })
}

const htmlBlock = (block: Block): string => {
  if ('text' in block) return paragraphs(block.text)
  const items = block.lines.map((line) => `<li style="margin:0 0 4px">${escapeHtml(line)}</li>`)
  return `<ul style="margin:0 0 16px;padding-left:20px">${items.join('')}</ul>`
}
