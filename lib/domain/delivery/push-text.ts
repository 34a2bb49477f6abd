import { textsFor } from '../recall/texts.ts'
import { COLON } from './colon.ts'
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

const SENTENCE_END = /[.!\s]+$/
const sentence = (text: string): string => `${text.replace(SENTENCE_END, '')}.`

/** What stands on the lock screen: urgency and number first; then what, and the order, which is never what is cut. */
export const renderPush = (message: ShortMessage): PushText => {
  const { recall, language, purpose } = message
  const lead = leadOf(message)
  const isDrill = recall.content.kind === 'drill'
  const before = purpose === 'notice' ? [] : [sentence(orderOf(message))]
  const behind = isDrill
    ? [sentence(SHORT_WORDS[language].practice)]
    : purpose === 'notice'
      ? [sentence(orderOf(message))]
      : []
  const taken = [...before, ...behind].join(' ').length + 2
  const title = textsFor(recall.content, language).title.replace(SENTENCE_END, '')
  const what = Array.from(title).length < BODY - taken ? `${title}.` : cut(title, BODY - taken)
  return {
    title: cut(`${lead ? `${lead}${COLON[language]}` : ''}${kindWord(message)} ${recall.number}`, TITLE),
    body: [...before, what, ...behind].join(' '),
    link: message.link,
    tag: recall.number,
  }
}
