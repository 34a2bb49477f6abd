import { formatGtin } from '../format/gtin.ts'
import { textsFor } from '../recall/texts.ts'
import { kindWord, leadOf, orderOf, SHORT_WORDS, type ShortMessage } from './sms-text.ts'

// Adaptive Card 1.4, posted to a Workflows address. Teams refuses what is larger than 28 KB, so lists are cut, and what was
// cut stands behind the button: buttons can only open an address.

export type CardBlock =
  | {
      type: 'TextBlock'
      text: string
      wrap: true
      weight?: 'Bolder'
      size?: 'Large' | 'Medium'
      color?: 'Attention'
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

type CardMessage = ShortMessage & { productNames: Record<string, string> }

const WORDS = {
  en: {
    hazard: 'Hazard',
    store: 'Store',
    lots: 'Lots',
    all: 'all lots',
    open: 'Open and acknowledge',
    more: 'and more',
  },
  es: {
    hazard: 'Peligro',
    store: 'Tienda',
    lots: 'Lotes',
    all: 'todos los lotes',
    open: 'Abrir y confirmar',
    more: 'y más',
  },
  fr: {
    hazard: 'Danger',
    store: 'Magasin',
    lots: 'Lots',
    all: 'tous les lots',
    open: 'Ouvrir et accuser réception',
    more: 'et d’autres',
  },
} as const

/** How much of the lists and texts is shown: as it is wanted, and as it fits whatever was written. */
const WANTED = { lines: 10, lots: 20, signs: 1_500 }
const SMALLEST = { lines: 5, lots: 3, signs: 400 }
type Room = typeof WANTED

const cut = (text: string, most: number): string => {
  const signs = Array.from(text)
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}

/** Markdown would turn what a person wrote into links and lists. */
const plain = (text: string): string => text.replaceAll(/([\\`*_[\]()#>~|])/g, String.raw`\$1`)

const block = (text: string, more: Partial<Extract<CardBlock, { type: 'TextBlock' }>> = {}): CardBlock => ({
  type: 'TextBlock',
  text: plain(text),
  wrap: true,
  ...more,
})

const packs = (
  { recall, language, productNames }: CardMessage,
  room: Room,
): { title: string; value: string }[] => {
  const words = WORDS[language]
  const { scope } = recall.content
  const lines = scope.slice(0, room.lines).map(({ gtin, lots, lotFrom, lotTo }) => {
    const range = lotFrom || lotTo ? [`${lotFrom ?? '…'} – ${lotTo ?? '…'}`] : []
    const named = [...lots.slice(0, room.lots), ...range]
    const rest = lots.length > room.lots ? ` ${words.more}` : ''
    return {
      title: plain((productNames[gtin] ?? formatGtin(gtin)).slice(0, 120)),
      value: plain(named.length === 0 ? words.all : `${words.lots} ${named.join(', ')}${rest}`),
    }
  })
  return scope.length > room.lines ? [...lines, { title: '…', value: words.more }] : lines
}

/** The card of this message; smaller where it would not pass. */
export const renderTeamsCard = (message: CardMessage): TeamsCard => {
  const card = cardWithin(message, WANTED)
  const bytes = new TextEncoder().encode(JSON.stringify(card)).length
  return bytes < CARD_BYTES ? card : cardWithin(message, SMALLEST)
}

const cardWithin = (message: CardMessage, room: Room): TeamsCard => {
  const { recall, language, store, purpose } = message
  const words = WORDS[language]
  const texts = textsFor(recall.content, language)
  const lead = leadOf(message)
  const isDrill = recall.content.kind === 'drill'
  const says = purpose === 'notice' || purpose === 'update'
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang: language,
    body: [
      block(`${lead ? `${lead}: ` : ''}${kindWord(message)} ${recall.number}`, {
        weight: 'Bolder',
        ...(lead && !isDrill ? { color: 'Attention' as const } : {}),
      }),
      block(texts.title, { size: 'Large', weight: 'Bolder' }),
      ...(isDrill ? [block(SHORT_WORDS[language].practice, { weight: 'Bolder' })] : []),
      ...(isDrill && purpose === 'notice' ? [] : [block(orderOf(message), { weight: 'Bolder' })]),
      ...(says
        ? [
            block(cut(`${words.hazard}: ${texts.hazard}`, room.signs)),
            block(cut(texts.instructions, room.signs)),
          ]
        : []),
      {
        type: 'FactSet',
        facts: [
          ...(says ? packs(message, room) : []),
          { title: words.store, value: plain(`${store.number} ${store.name}`.trim()) },
        ],
      },
    ],
    actions: [{ type: 'Action.OpenUrl', title: words.open, url: message.link }],
  }
}
