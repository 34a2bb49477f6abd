import { textsFor } from '../recall/texts.ts'
import { COLON } from './colon.ts'
import { dueText } from './due-text.ts'
import { actionOf, isForReport } from './notice-mail.ts'
import { NOTICE_WORDS } from './notice-words.ts'
import { packText } from './scope-texts.ts'
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

type CardMessage = ShortMessage & {
  productNames: Record<string, string>
  store: { timezone: string }
  acknowledgeBy: Date
  reportBy: Date
}

const MORE = { en: 'and more', es: 'y más', fr: 'et d’autres' } as const

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

/** The packs that are meant, each with its name above its lots: beside each other a phone would break both. */
const packs = ({ recall, language, productNames }: CardMessage, room: Room): CardBlock[] => {
  const more = MORE[language]
  const { scope } = recall.content
  const blocks = scope.slice(0, room.lines).flatMap((line) => {
    const { name, which, hint } = packText(line, productNames, NOTICE_WORDS[language], {
      lots: room.lots,
      more: () => more,
    })
    const says = cut([...which, ...(hint ? [hint] : [])].join(' · '), room.signs)
    return [block(name.slice(0, 120), { weight: 'Bolder' }), block(says, { spacing: 'None' })]
  })
  return scope.length > room.lines ? [...blocks, block(`… ${more}`)] : blocks
}

const facts = ({ language, store, acknowledgeBy, reportBy, purpose }: CardMessage): CardBlock => {
  const words = NOTICE_WORDS[language]
  const fact = (title: string, by: Date) => ({ title, value: plain(dueText(by, language, store.timezone)) })
  return {
    type: 'FactSet',
    facts: [
      { title: words.store, value: plain(`${store.number} ${store.name}`.trim()) },
      ...(purpose === 'stand_down' || isForReport(purpose) ? [] : [fact(words.due, acknowledgeBy)]),
      ...(purpose === 'stand_down' ? [] : [fact(words.reportBy, reportBy)]),
    ],
  }
}

/** The card of this message; smaller where it would not pass. */
export const renderTeamsCard = (message: CardMessage): TeamsCard => {
  const card = cardWithin(message, WANTED)
  const bytes = new TextEncoder().encode(JSON.stringify(card)).length
  return bytes < CARD_BYTES ? card : cardWithin(message, SMALLEST)
}

const cardWithin = (message: CardMessage, room: Room): TeamsCard => {
  const { recall, language, purpose } = message
  const words = NOTICE_WORDS[language]
  const texts = textsFor(recall.content, language)
  const lead = leadOf(message)
  const isDrill = recall.content.kind === 'drill'
  const over = purpose === 'stand_down'
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang: language,
    body: [
      block(`${lead ? `${lead}${COLON[language]}` : ''}${kindWord(message)} ${recall.number}`, {
        weight: 'Bolder',
        ...(lead && !isDrill ? { color: 'Attention' as const } : {}),
      }),
      block(texts.title, { size: 'Large', weight: 'Bolder' }),
      ...(isDrill ? [block(SHORT_WORDS[language].practice, { weight: 'Bolder' })] : []),
      ...(isDrill && purpose === 'notice' ? [] : [block(orderOf(message), { weight: 'Bolder' })]),
      facts(message),
      ...(over
        ? []
        : [
            ...packs(message, room),
            block(cut(`${words.hazard}${COLON[language]}${texts.hazard}`, room.signs)),
            block(`${words.todo}${COLON[language].trimEnd()}`, { weight: 'Bolder' }),
            block(cut(texts.instructions, room.signs), { spacing: 'None' }),
          ]),
    ],
    actions: [{ type: 'Action.OpenUrl', title: actionOf(message, words), url: message.link }],
  }
}
