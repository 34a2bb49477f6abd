import {
  cardThatFits,
  type CardMessage,
  type CardPart,
  type CardText,
  type NoticeCard,
} from './notice-card.ts'

// Adaptive Card 1.4, posted to a Workflows address. Teams refuses what is larger than 28 KB. Buttons can only open an address.

export type CardBlock =
  | {
      type: 'TextBlock'
      text: string
      wrap: true
      weight?: 'Bolder'
      size?: 'Large' | 'Medium'
      color?: 'Attention'
      spacing?: 'None'
    }
  | { type: 'FactSet'; facts: { title: string; value: string }[] }

export type TeamsCard = {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  type: 'AdaptiveCard'
  version: '1.4'
  lang: string
  body: CardBlock[]
  actions: { type: 'Action.OpenUrl'; title: string; url: string }[]
}

export const CARD_BYTES = 28 * 1024

/** Markdown would turn what a person wrote into links and lists. */
const plain = (text: string): string => text.replaceAll(/([\\`*_[\]()#>~|])/g, String.raw`\$1`)

const LOOKS = {
  head: { weight: 'Bolder' },
  urgent: { weight: 'Bolder', color: 'Attention' },
  title: { weight: 'Bolder', size: 'Large' },
  strong: { weight: 'Bolder' },
} as const

const textBlock = ({ text, look, joined }: CardText): CardBlock => ({
  type: 'TextBlock',
  text: plain(text),
  wrap: true,
  ...(look ? LOOKS[look] : {}),
  ...(joined ? { spacing: 'None' } : {}),
})

const block = (part: CardPart): CardBlock =>
  'facts' in part
    ? { type: 'FactSet', facts: part.facts.map(({ title, value }) => ({ title, value: plain(value) })) }
    : textBlock(part)

export const adaptiveCard = ({ language, parts, action }: NoticeCard): TeamsCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.4',
  lang: language,
  body: parts.map(block),
  actions: [{ type: 'Action.OpenUrl', ...action }],
})

const fits = (card: TeamsCard): boolean => new TextEncoder().encode(JSON.stringify(card)).length < CARD_BYTES

/** The card of this message; smaller where it would not pass. */
export const renderTeamsCard = (message: CardMessage): TeamsCard => cardThatFits(message, adaptiveCard, fits)
