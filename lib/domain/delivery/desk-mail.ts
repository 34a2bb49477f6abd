import type { Language } from '../identity/language.ts'
import { COLON } from './colon.ts'
import { mailPage, paragraphs } from './mail-page.ts'
import type { RenderedMail } from './notice-mail.ts'

type DeskMail = {
  language: Language
  /** The word for a drill, if it is one. */
  drill: string | null
  /** What it is about, in a few words. */
  says: string
  /** Which recall: its number and title. */
  recall: string
  text: string
  /** What follows below the button, for each of the two parts. */
  details?: { lines: readonly string[]; html: string }
  action: { label: string; url: string }
  foot: string
}

/** A mail to somebody who works with the console: what it is, about which recall, and where to act. */
export const renderDeskMail = (mail: DeskMail): RenderedMail => {
  const { language, drill, says, recall, text, details, action, foot } = mail
  const lead = drill ? [drill] : []
  const subject = [...lead, `${says} – ${recall}`].join(COLON[language])
  const below = details ? [...details.lines, ''] : []
  return {
    subject,
    text: [subject, '', text, '', ...below, `${action.label}${COLON[language]}${action.url}`, '', foot].join(
      '\n',
    ),
    html: mailPage({
      language,
      title: subject,
      tone: drill ? 'drill' : 'plain',
      lead: [...lead, recall].join(' · '),
      says,
      body: paragraphs(text),
      action,
      ...(details ? { details: details.html } : {}),
      foot,
    }),
  }
}
