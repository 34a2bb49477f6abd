import { cardThatFits, type CardMessage, type CardPart, type NoticeCard } from './notice-card.ts'

// Block Kit, posted to an incoming webhook. Rich text is taken as it is written: nothing in it becomes a mention, a link or a
// format. The link is no button, because Slack marks a button red whose app does not answer the press.

type RichText =
  | { type: 'text'; text: string; style?: { bold: true } }
  | { type: 'link'; url: string; text: string; style: { bold: true } }

export type SlackBlock =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: false } }
  | { type: 'rich_text'; elements: { type: 'rich_text_section'; elements: RichText[] }[] }

export type SlackMessage = {
  /** What a notification and a screen reader say. */
  text: string
  blocks: SlackBlock[]
  unfurl_links: false
  unfurl_media: false
}

// Slack names no bound for all blocks together, and refuses more than about 12,000 characters with their containers.
export const SLACK_CHARACTERS = 10_000
const HEADER_CHARACTERS = 150
/** What it is, of what product, and what to do. */
const IN_SHORT = 3

/** In the text beside the blocks these signs make mentions and links. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const bold = { style: { bold: true } } as const

const lines = (part: CardPart): RichText[] => {
  if (!('facts' in part)) return [{ type: 'text', text: part.text, ...(part.look ? bold : {}) }]
  return part.facts.flatMap(({ title, value }, i): RichText[] => [
    { type: 'text', text: `${i > 0 ? '\n' : ''}${title}: `, ...bold },
    { type: 'text', text: value },
  ])
}

const richText = (elements: RichText[]): SlackBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

/** What belongs together in one block. Slack takes no empty text. */
const groups = (parts: CardPart[]): RichText[][] => {
  const grouped: RichText[][] = []
  for (const part of parts) {
    const above = grouped.at(-1)
    const own = lines(part).filter(({ text }) => text !== '')
    if (own.length === 0) continue
    if ('joined' in part && above) above.push({ type: 'text', text: '\n' }, ...own)
    else grouped.push(own)
  }
  return grouped
}

export const slackMessage = ({ parts, action }: NoticeCard): SlackMessage => {
  const texts = parts.flatMap((part) => ('text' in part && part.text ? [part.text] : []))
  const header = Array.from(texts[0] ?? '')
    .slice(0, HEADER_CHARACTERS)
    .join('')
  return {
    text: escaped(texts.slice(0, IN_SHORT).join('. ')),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
      ...groups(parts.slice(1)).map(richText),
      richText([{ type: 'link', url: action.url, text: action.title, ...bold }]),
    ],
    unfurl_links: false,
    unfurl_media: false,
  }
}

const fits = ({ blocks }: SlackMessage): boolean => JSON.stringify(blocks).length < SLACK_CHARACTERS

/** The message; smaller where it would not pass. */
export const renderSlackMessage = (message: CardMessage): SlackMessage =>
  cardThatFits(message, slackMessage, fits)
