import { escapeHtml } from './mail-page.ts'

/** What differs between the mails that two stores get of one recall, in one language. */
export type Gaps = { number: string; name: string; due: string; reportBy: string; link: string }

type Mail = { subject: string; text: string; html: string }

/** A mail with gaps: at each odd place the name of what is filled in there. */
export type MailPattern = { subject: string; text: string[]; html: string[] }

// No text of a recall holds a NUL (storable-text.ts), so nothing that somebody wrote is taken for a gap.
export const GAPS: Gaps = {
  number: '\0number\0',
  name: '\0name\0',
  due: '\0due\0',
  reportBy: '\0reportBy\0',
  link: '\0link\0',
}

/** From a mail that was written with GAPS in the place of what differs. */
export const patternOf = ({ subject, text, html }: Mail): MailPattern => ({
  subject,
  text: text.split('\0'),
  html: html.split('\0'),
})

export const fillIn = ({ subject, text, html }: MailPattern, gaps: Gaps): Mail => ({
  subject,
  text: filled(text, gaps),
  html: filled(html, {
    number: escapeHtml(gaps.number),
    name: escapeHtml(gaps.name),
    due: escapeHtml(gaps.due),
    reportBy: escapeHtml(gaps.reportBy),
    link: escapeHtml(gaps.link),
  }),
})

const filled = (parts: string[], gaps: Gaps): string => {
  let whole = ''
  for (const [i, part] of parts.entries()) whole += i % 2 === 0 ? part : gaps[part as keyof Gaps]
  return whole
}
