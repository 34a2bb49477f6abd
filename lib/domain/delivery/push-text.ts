import { textsFor } from '../recall/texts.ts'
import { kindWord, leadOf, orderOf, SHORT_WORDS, type ShortMessage } from './sms-text.ts'

export type PushText = {
  title: string
  body: string
  /** Where a press on it leads. */
  link: string
  /** Messages of one recall replace each other on the lock screen instead of piling up. */
  tag: string
}

// Lock screens cut without asking: about as much as a small phone shows.
const TITLE = 50
const BODY = 150

const cut = (text: string, most: number): string => {
  const signs = Array.from(text)
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** What stands on the lock screen: urgency and number first, for the end may be cut; then what, and the order. */
export const renderPush = (message: ShortMessage): PushText => {
  const { recall, language, purpose } = message
  const lead = leadOf(message)
  const isDrill = recall.content.kind === 'drill'
  const says = [
    ...(purpose === 'notice' ? [] : [orderOf(message)]),
    textsFor(recall.content, language).title,
    ...(isDrill ? [SHORT_WORDS[language].practice] : purpose === 'notice' ? [orderOf(message)] : []),
  ]
  return {
    title: cut(`${lead ? `${lead}: ` : ''}${kindWord(message)} ${recall.number}`, TITLE),
    body: cut(says.map((one) => one.replace(/[.!\s]+$/, '')).join('. ') + '.', BODY),
    link: message.link,
    tag: recall.number,
  }
}
