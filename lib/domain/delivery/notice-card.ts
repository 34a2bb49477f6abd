import type { Language } from '../identity/language.ts'
import { textsFor } from '../recall/texts.ts'
import { COLON } from './colon.ts'
import { dueText } from './due-text.ts'
import { actionOf, isForReport } from './notice-mail.ts'
import { NOTICE_WORDS } from './notice-words.ts'
import { packText } from './scope-texts.ts'
import { kindWord, leadOf, orderOf, SHORT_WORDS, type ShortMessage } from './sms-text.ts'

// What a message says in a channel that draws cards, whoever draws it. Each refuses what is too large, so lists are cut, and
// what was cut stands behind the link.

export type CardText = {
  text: string
  look?: 'head' | 'urgent' | 'title' | 'strong'
  /** Belongs to the text above it. */
  joined?: true
}
export type CardFacts = { facts: { title: string; value: string }[] }
export type CardPart = CardText | CardFacts

export type NoticeCard = {
  language: Language
  parts: CardPart[]
  action: { title: string; url: string }
}

export type CardMessage = ShortMessage & {
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

/** The packs that are meant, each with its name above its lots: beside each other a phone would break both. */
const packs = ({ recall, language, productNames }: CardMessage, room: Room): CardText[] => {
  const more = MORE[language]
  const { scope } = recall.content
  const parts = scope.slice(0, room.lines).flatMap((line): CardText[] => {
    const { name, which, hint } = packText(line, productNames, NOTICE_WORDS[language], {
      lots: room.lots,
      more: () => more,
    })
    const says = cut([...which, ...(hint ? [hint] : [])].join(' · '), room.signs)
    return [
      { text: name.slice(0, 120), look: 'strong' },
      { text: says, joined: true },
    ]
  })
  return scope.length > room.lines ? [...parts, { text: `… ${more}` }] : parts
}

const facts = ({ language, store, acknowledgeBy, reportBy, purpose }: CardMessage): CardFacts => {
  const words = NOTICE_WORDS[language]
  const fact = (title: string, by: Date) => ({ title, value: dueText(by, language, store.timezone) })
  return {
    facts: [
      { title: words.store, value: `${store.number} ${store.name}`.trim() },
      ...(purpose === 'stand_down' || isForReport(purpose) ? [] : [fact(words.due, acknowledgeBy)]),
      ...(purpose === 'stand_down' ? [] : [fact(words.reportBy, reportBy)]),
    ],
  }
}

/** The card of this message as `draw` draws it; smaller where it would not pass. */
export const cardThatFits = <Drawn>(
  message: CardMessage,
  draw: (card: NoticeCard) => Drawn,
  fits: (drawn: Drawn) => boolean,
): Drawn => {
  const wanted = draw(cardWithin(message, WANTED))
  return fits(wanted) ? wanted : draw(cardWithin(message, SMALLEST))
}

const cardWithin = (message: CardMessage, room: Room): NoticeCard => {
  const { recall, language, purpose } = message
  const words = NOTICE_WORDS[language]
  const texts = textsFor(recall.content, language)
  const lead = leadOf(message)
  const isDrill = recall.content.kind === 'drill'
  return {
    language,
    parts: [
      {
        text: `${lead ? `${lead}${COLON[language]}` : ''}${kindWord(message)} ${recall.number}`,
        look: lead && !isDrill ? 'urgent' : 'head',
      },
      { text: texts.title, look: 'title' },
      ...(isDrill ? [{ text: SHORT_WORDS[language].practice, look: 'strong' as const }] : []),
      ...(isDrill && purpose === 'notice' ? [] : [{ text: orderOf(message), look: 'strong' as const }]),
      facts(message),
      ...(purpose === 'stand_down'
        ? []
        : [
            ...packs(message, room),
            { text: cut(`${words.hazard}${COLON[language]}${texts.hazard}`, room.signs) },
            { text: `${words.todo}${COLON[language].trimEnd()}`, look: 'strong' as const },
            { text: cut(texts.instructions, room.signs), joined: true as const },
          ]),
    ],
    action: { title: actionOf(message, words), url: message.link },
  }
}
