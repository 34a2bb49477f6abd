import type { Language } from '../identity/language.ts'
import type { RecallContent, ScopeLine } from '../recall/recall.ts'
import type { NoticeMatch } from '../recall/scope.ts'
import type { StockReason } from '../notice/reopened.ts'
import { textsFor } from '../recall/texts.ts'
import { assertNever } from '../result.ts'
import { COLON } from './colon.ts'
import { bullets, escapeHtml, mailPage, paragraphs, strong, unbroken, type MailTone } from './mail-page.ts'
import { fillIn, GAPS, patternOf, type MailPattern } from './mail-pattern.ts'
import { NOTICE_WORDS, type NoticeWords } from './notice-words.ts'
import { dueText } from './due-text.ts'
import { isForThoseAbove, type Purpose } from './purpose.ts'
import { packText, scopeChanges, type PackText, type Room } from './scope-texts.ts'

export type NoticeMail = {
  language: Language
  repeat: boolean
  purpose: Purpose
  /** It is told because recalled product moved there, and how; not because the recall changed. */
  openedBy?: StockReason | null
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
  acknowledgeBy: Date
  reportBy: Date
  link: string
}

export type RenderedMail = { subject: string; text: string; html: string }

/** What one contact of one store is told, in the contact's language and the store's time. */
export const renderNoticeMail = (mail: NoticeMail): RenderedMail => {
  const { language, acknowledgeBy, reportBy, link, store } = mail
  return fillIn(patternFor(mail), {
    number: store.number,
    name: store.name,
    due: dueText(acknowledgeBy, language, store.timezone),
    reportBy: dueText(reportBy, language, store.timezone),
    link,
  })
}

type Written = Omit<NoticeMail, 'store' | 'acknowledgeBy' | 'reportBy'> & {
  store: { number: string; name: string }
  due: string
  reportBy: string
}
type Kept = Pick<NoticeMail, 'productNames'> & Pick<NoticeMail['recall'], 'earlierScope'>

// Ten thousand stores are told the same: it is written once, for as long as its recall is in hand.
const patterns = new WeakMap<RecallContent, Map<string, Kept & { pattern: MailPattern }>>()

const patternFor = (mail: NoticeMail): MailPattern => {
  const { language, purpose, repeat, openedBy, match, productNames } = mail
  const { content, number, version, earlierScope } = mail.recall
  const ofContent = patterns.get(content) ?? new Map<string, Kept & { pattern: MailPattern }>()
  const key = `${language} ${purpose} ${repeat} ${openedBy ?? ''} ${match} ${number} ${version}`
  const known = ofContent.get(key)
  if (known?.productNames === productNames && known.earlierScope === earlierScope) return known.pattern
  const pattern = patternOf(
    writeMail({ ...mail, store: GAPS, due: GAPS.due, reportBy: GAPS.reportBy, link: GAPS.link }),
  )
  patterns.set(content, ofContent.set(key, { productNames, earlierScope, pattern }))
  return pattern
}

const writeMail = (mail: Written): RenderedMail => {
  const words = NOTICE_WORDS[mail.language]
  const lead = [...leadOf(mail, words), kindAndNumber(mail, words)]
  const subject = `${lead.join(COLON[mail.language])} – ${textsFor(mail.recall.content, mail.language).title}`
  return { subject, text: textPart(mail, words), html: htmlPart(mail, words, lead.join(' · ')) }
}

// A drill is called by what it practises; that it is one stands before it.
const kindAndNumber = ({ recall: { content, number } }: Written, words: NoticeWords): string =>
  `${words[content.kind === 'drill' ? 'recall' : content.kind]} ${number}`

// A drill says so first of all; then what kind of word this is; then whether it is urgent.
const leadOf = ({ purpose, recall: { content } }: Written, words: NoticeWords): string[] => [
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
    case 'report_reminder':
      return [words.reminder]
    case 'report_escalation':
      return [words.reportEscalation]
    default:
      return assertNever(purpose)
  }
}

/** Before all else, for whoever reads no further. */
const saysFirst = ({ recall: { content }, purpose }: Written, words: NoticeWords): string => {
  if (content.kind === 'drill') return words.drillNote
  if (purpose === 'stand_down') return words.standDownSays
  if (purpose === 'escalation') return words.escalationNote
  if (purpose === 'report_escalation') return words.reportEscalationNote
  return content.kind === 'safety_alert' ? words.heed : words.stop
}

const NOTES = {
  notice: null,
  update: 'updateNote',
  stand_down: 'standDownNote',
  reminder: 'reminderNote',
  escalation: 'escalationNote',
  report_reminder: 'reportReminderNote',
  report_escalation: 'reportEscalationNote',
} as const satisfies Record<Purpose, keyof NoticeWords | null>

// A drill orders nothing that touches what is really sold.
const holdNote = ({ recall, purpose, match }: Written, words: NoticeWords): string[] => {
  if (recall.content.kind === 'drill' || purpose === 'stand_down' || isForThoseAbove(purpose)) return []
  if (match === 'lot_unknown') return [words.lotUnknownNote]
  return match === 'date_unknown' ? [words.dateUnknownNote] : []
}

const notesOf = (mail: Written, words: NoticeWords): string[] => {
  const key = NOTES[mail.purpose]
  const note = mail.openedBy ? words.openedNotes[mail.openedBy] : key && words[key]
  return [...(mail.repeat ? [words.repeat] : []), ...(note ? [note] : []), ...holdNote(mail, words)].filter(
    (text) => text !== saysFirst(mail, words),
  )
}

/** One heading with what stands below it: what both parts of the mail are made of. */
type Block =
  | { heading: string; text: string }
  | { heading: string; lines: string[] }
  | { heading: string; packs: PackText[] }

// Mail programs cut off what is longer than about 100 KB, and the button with it.
const MOST_LOTS = 300
const MOST_LINES = 100
const FEWEST_OF_A_LINE = 3

const roomFor = (lines: number, { moreInTask }: NoticeWords): Room => ({
  lots: Math.max(FEWEST_OF_A_LINE, Math.floor(MOST_LOTS / Math.max(1, lines))),
  more: (lots) => moreInTask.replace('#', String(lots)),
})

/** The first of many, and how many more there are. */
const firstOf = <Line>(lines: Line[], room: Room, more: (text: string) => Line): Line[] =>
  lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), more(room.more(lines.length - MOST_LINES))]

// Who may stop is not told again what to do; everybody else gets the whole of it in every message.
const blocksOf = (mail: Written, words: NoticeWords): Block[] => {
  const { content, earlierScope } = mail.recall
  const { hazard, instructions } = textsFor(content, mail.language)
  const room = roomFor(content.scope.length, words)
  const changed = {
    heading: words.changed,
    lines: firstOf(
      scopeChanges(earlierScope, content.scope, mail.productNames, words, room),
      room,
      (text) => text,
    ),
  }
  if (mail.purpose === 'stand_down') return [changed]
  return [
    ...(mail.purpose === 'update' && !mail.openedBy ? [changed] : []),
    {
      heading: words.products,
      packs: firstOf(
        content.scope.map((line) => packText(line, mail.productNames, words, room)),
        room,
        (name) => ({ name, code: name, which: [], hint: null }),
      ),
    },
    { heading: words.hazard, text: hazard },
    { heading: words.todo, text: instructions },
  ]
}

/** Both clocks of the store; once it has acknowledged, the one that still runs. */
const deadlinesOf = ({ purpose, due, reportBy }: Written, words: NoticeWords) => {
  const acknowledge = { label: words.due, by: due }
  const report = { label: words.reportBy, by: reportBy }
  if (purpose === 'stand_down') return []
  return isForReport(purpose) ? [report] : [acknowledge, report]
}

/** It asks for the report of a store that has acknowledged. */
export const isForReport = (purpose: Purpose): boolean =>
  purpose === 'report_reminder' || purpose === 'report_escalation'

/** What the button of a message is called. */
export const actionOf = ({ purpose }: { purpose: Purpose }, words: NoticeWords): string => {
  if (purpose === 'stand_down') return words.openOnly
  return isForReport(purpose) ? words.openReport : words.open
}

const textPart = (mail: Written, words: NoticeWords): string =>
  [
    saysFirst(mail, words),
    ...notesOf(mail, words),
    '',
    `${kindAndNumber(mail, words)}${COLON[mail.language]}${textsFor(mail.recall.content, mail.language).title}`,
    `${words.store} ${mail.store.number} ${mail.store.name}`,
    ...deadlinesOf(mail, words).map(({ label, by }) => `${label} ${by}`),
    `${actionOf(mail, words)}${COLON[mail.language]}${mail.link}`,
    ...blocksOf(mail, words).flatMap((block) => [
      '',
      `${block.heading}${COLON[mail.language].trimEnd()}`,
      ...plainBlock(block, words),
    ]),
    '',
    words.why,
  ].join('\n')

const plainBlock = (block: Block, words: NoticeWords): string[] => {
  if ('text' in block) return [block.text]
  if ('lines' in block) return block.lines.map((line) => `- ${line}`)
  return block.packs.flatMap(({ name, code, which, hint }) => [
    `- ${name === code ? name : `${name} (${code})`}`,
    ...[...which, ...(hint ? [`${words.where}: ${hint}`] : [])].map((line) => `  ${line}`),
  ])
}

const htmlPart = (mail: Written, words: NoticeWords, lead: string): string => {
  const { content } = mail.recall
  const { title, language } = textsFor(content, mail.language)
  // Where the approved texts are missing, the author's English stands within the frame of the reader's language.
  const lang = language === mail.language ? '' : ` lang="${language}"`
  return mailPage({
    language: mail.language,
    title: `${kindAndNumber(mail, words)}${COLON[mail.language]}${title}`,
    tone: toneOf(mail),
    lead,
    says: saysFirst(mail, words),
    body: [
      `<h2 class="strong"${lang} style="margin:0 0 6px;font-size:20px;line-height:27px;font-weight:700;color:#0f1819">${escapeHtml(title)}</h2>`,
      `<p style="margin:0 0 16px">${escapeHtml(`${words.store} ${mail.store.number} · ${mail.store.name}`)}</p>`,
      ...notesOf(mail, words).map((note) => paragraphs(note)),
      ...deadlinesOf(mail, words).map(
        ({ label, by }) => `<p style="margin:0 0 16px">${escapeHtml(label)} ${strong(by)}</p>`,
      ),
    ].join('\n'),
    action: { label: actionOf(mail, words), url: mail.link },
    details: blocksOf(mail, words)
      .map((block) => heading(block.heading) + htmlBlock(block, words, lang))
      .join('\n'),
    foot: words.why,
  })
}

const toneOf = ({ recall: { content }, purpose }: Written): MailTone => {
  if (content.kind === 'drill') return 'drill'
  return content.priority === 'high' && purpose !== 'stand_down' ? 'urgent' : 'plain'
}

const heading = (text: string): string =>
  `<h3 class="strong" style="margin:0 0 6px;font-size:16px;line-height:24px;font-weight:700;color:#0f1819">${escapeHtml(text)}</h3>`

const htmlBlock = (block: Block, words: NoticeWords, lang: string): string => {
  if ('text' in block) return `<div${lang} style="padding:0 0 12px">${paragraphs(block.text)}</div>`
  if ('lines' in block) return bullets(block.lines.map(unbroken))
  return bullets(
    block.packs.map(({ name, code, which, hint }) =>
      [
        strong(name),
        ...(name === code ? [] : [`GTIN ${code}`]),
        ...which.map(unbroken),
        ...(hint ? [escapeHtml(`${words.where}: ${hint}`)] : []),
      ].join('<br>'),
    ),
  )
}
