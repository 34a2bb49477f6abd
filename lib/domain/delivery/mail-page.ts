import type { Language } from '../identity/language.ts'
import { MAIL_STYLES, PADDING } from './mail-styles.ts'

/** How loud the top of a mail is. A drill wears a colour that nothing real wears. */
export type MailTone = 'urgent' | 'plain' | 'drill'

type MailPage = {
  language: Language
  title: string
  tone: MailTone
  /** What kind of message this is, and of what. */
  lead: string
  /** What matters before all else, in one or two sentences. */
  says: string
  /** HTML that is escaped already. */
  body: string
  action: { label: string; url: string }
  /** HTML that is escaped already: what stands below the button. */
  details?: string
  foot: string
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

// French sets a blank before these, and no line ends there.
const held = (text: string): string => escapeHtml(text.replaceAll(/ (?=[:;!?»])|(?<=«) /g, '\u00a0'))

// A number or a lot that breaks at its hyphen is read as two. Longer ones may have to.
const CODES = /(?=[\w-]*\d)\w+(?:-\w+)+/g

export const unbroken = (text: string): string =>
  escapeHtml(text).replaceAll(CODES, (code) =>
    code.length > 24 ? code : `<span style="white-space:nowrap">${code}</span>`,
  )

export const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => `<p style="margin:0 0 12px">${held(line)}</p>`)
    .join('\n')

export const strong = (text: string): string =>
  `<strong class="strong" style="color:#0f1819">${escapeHtml(text)}</strong>`

export const bullets = (items: readonly string[]): string =>
  `<ul style="margin:0 0 16px;padding:0 0 0 20px">${items.map((item) => `<li style="margin:0 0 8px">${item}</li>`).join('')}</ul>`

const BAND: Record<MailTone, { colour: string; style: string }> = {
  urgent: { colour: '#0f1819', style: 'background-color:#0f1819;color:#ffffff' },
  plain: { colour: '#e7ebeb', style: 'background-color:#e7ebeb;color:#0f1819' },
  drill: { colour: '#4a379e', style: 'background-color:#4a379e;color:#ffffff' },
}

const STRIPES =
  'height:12px;line-height:12px;font-size:1px;background-color:#37287d;background-image:repeating-linear-gradient(135deg,#37287d 0 12px,#b3a4ff 12px 24px)'

const IF_IT_FAILS: Record<Language, string> = {
  en: 'If the button does not work, open this address:',
  es: 'Si el botón no funciona, abra esta dirección:',
  fr: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
}

const band = ({ tone, lead, says }: MailPage): string => {
  const { colour, style } = BAND[tone]
  const stripes = tone === 'drill' ? `<tr><td class="stripes" style="${STRIPES}">&nbsp;</td></tr>` : ''
  return `${stripes}
<tr><td class="band-${tone}" bgcolor="${colour}" style="${PADDING};${style}">
<p style="margin:0 0 6px;font-size:14px;line-height:20px;font-weight:700">${unbroken(lead)}</p>
<h1 style="margin:0;font-size:22px;line-height:29px;font-weight:700">${held(says)}</h1>
</td></tr>${stripes}`
}

// Outlook for Windows knows no padding on a link: there, the cell has it.
const button = ({ label, url }: MailPage['action']): string =>
  `<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="border-collapse:separate"><tr>
<td class="button" align="center" bgcolor="#0b5b5c" style="border-radius:8px;background-color:#0b5b5c;mso-padding-alt:14px 24px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:14px 24px;font-size:16px;line-height:24px;font-weight:700;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></td>
</tr></table>`

// What a list of mails shows beside the subject. The blanks behind it keep the rest of the mail out of there.
const preheader = (text: string): string =>
  `<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all">${escapeHtml(text)}${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>`

/**
 * One frame for every mail: tables, inline styles and colours said twice, because that is what mail programs draw alike.
 * Those with a dark mode find one made for it; those that turn the colours themselves keep every pair readable.
 */
export const mailPage = (mail: MailPage): string => `<!doctype html>
<html lang="${mail.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(mail.title)}</title>
<style>${MAIL_STYLES}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#ffffff">
${preheader(`${mail.says} ${mail.title}`)}
<table role="presentation" class="page" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="#ffffff"><tr><td align="center">
<!--[if mso]><table role="presentation" width="600" border="0" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left">
${band(mail)}
<tr><td class="body" style="${PADDING};color:#2b3637">${mail.body}
${button(mail.action)}
${mail.details ? `<div style="padding:24px 0 0">${mail.details}</div>` : ''}</td></tr>
<tr><td class="foot" style="padding:16px 20px 24px;border-top:1px solid #c2caca;font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:20px;color:#4c595a;overflow-wrap:anywhere;word-break:break-word">${IF_IT_FAILS[mail.language]}<br><a href="${escapeHtml(mail.action.url)}" style="color:#0b5b5c">${escapeHtml(mail.action.url)}</a><br><br>${escapeHtml(mail.foot)}<br>Clearshelf</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>`
