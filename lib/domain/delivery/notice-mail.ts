import type { Language } from '../identity/language.ts'
import type { RecallContent } from '../recall/recall.ts'
import { formatGtin } from '../format/gtin.ts'
import { escapeHtml, mailPage, paragraphs } from './mail-page.ts'

export type NoticeMail = {
  language: Language
  repeat: boolean
  recall: { number: string; version: number; content: RecallContent }
  productNames: Record<string, string>
  store: { number: string; name: string; timezone: string }
  dueAt: Date
  link: string
}

export type RenderedMail = { subject: string; text: string; html: string }

const WORDS = {
  en: {
    urgent: 'URGENT',
    recall: 'Product recall',
    withdrawal: 'Product withdrawal',
    safety_alert: 'Safety alert',
    drill: 'DRILL',
    drillNote: 'This is a drill. No product is affected.',
    repeat: 'You may have received this message before.',
    stop: 'Do not sell or serve this product. Remove it now.',
    hazard: 'Hazard',
    products: 'Products',
    allLots: 'all lots',
    lots: 'Lots',
    moreLots: 'and possibly others: hold what you cannot rule out',
    todo: 'What to do',
    due: 'Acknowledge by',
    open: 'Open and acknowledge',
    store: 'Store',
    why: 'You receive this because you are a recall contact of this store. Safety messages cannot be unsubscribed.',
  },
  es: {
    urgent: 'URGENTE',
    recall: 'Retiro de producto',
    withdrawal: 'Retirada de producto',
    safety_alert: 'Alerta de seguridad',
    drill: 'SIMULACRO',
    drillNote: 'Esto es un simulacro. Ningún producto está afectado.',
    repeat: 'Es posible que ya haya recibido este mensaje.',
    stop: 'No venda ni sirva este producto. Retírelo ahora.',
    hazard: 'Peligro',
    products: 'Productos',
    allLots: 'todos los lotes',
    lots: 'Lotes',
    moreLots: 'y posiblemente otros: aparte lo que no pueda descartar',
    todo: 'Qué hacer',
    due: 'Confirme antes de',
    open: 'Abrir y confirmar',
    store: 'Tienda',
    why: 'Recibe este mensaje porque es un contacto de retiro de esta tienda. Los mensajes de seguridad no se pueden cancelar.',
  },
  fr: {
    urgent: 'URGENT',
    recall: 'Rappel de produit',
    withdrawal: 'Retrait de produit',
    safety_alert: 'Alerte de sécurité',
    drill: 'EXERCICE',
    drillNote: 'Ceci est un exercice. Aucun produit n’est concerné.',
    repeat: 'Vous avez peut-être déjà reçu ce message.',
    stop: 'Ne vendez et ne servez pas ce produit. Retirez-le maintenant.',
    hazard: 'Danger',
    products: 'Produits',
    allLots: 'tous les lots',
    lots: 'Lots',
    moreLots: 'et peut-être d’autres : isolez ce que vous ne pouvez pas exclure',
    todo: 'Que faire',
    due: 'Accuser réception avant',
    open: 'Ouvrir et accuser réception',
    store: 'Magasin',
    why: 'Vous recevez ce message en tant que contact de rappel de ce magasin. Les messages de sécurité ne peuvent pas être désactivés.',
  },
} as const

type Words = (typeof WORDS)[Language]

/** What one contact of one store is told, in the contact's language and the store's time. */
export const renderNoticeMail = (mail: NoticeMail): RenderedMail => {
  const words = WORDS[mail.language]
  const { content, number } = mail.recall
  const lead = content.kind === 'drill' ? words.drill : content.priority === 'high' ? words.urgent : null
  const subject =
    [lead, `${words[content.kind]} ${number}`].filter(Boolean).join(': ') + ` – ${content.title}`
  return { subject, text: textPart(mail, words), html: htmlPart(mail, words, lead) }
}

const dueText = ({ language, dueAt, store }: NoticeMail): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: store.timezone,
  }).format(dueAt) + ` (${store.timezone})`

const scopeLines = ({ recall, productNames }: NoticeMail, words: Words): string[] =>
  recall.content.scope.map((line) => {
    const range = line.lotFrom || line.lotTo ? `${line.lotFrom ?? '…'} – ${line.lotTo ?? '…'}` : null
    const lots = [...line.lots, ...(range ? [range] : [])]
    const which = lots.length === 0 ? words.allLots : `${words.lots}: ${lots.join(', ')}`
    const more = line.complete || lots.length === 0 ? '' : ` (${words.moreLots})`
    const hint = line.identificationHint ? ` · ${line.identificationHint}` : ''
    return `${productNames[line.gtin] ?? ''} (${formatGtin(line.gtin)}) · ${which}${more}${hint}`.trim()
  })

const notes = (mail: NoticeMail, words: Words): string[] => [
  ...(mail.recall.content.kind === 'drill' ? [words.drillNote] : []),
  ...(mail.repeat ? [words.repeat] : []),
]

const textPart = (mail: NoticeMail, words: Words): string => {
  const { content, number } = mail.recall
  return [
    ...notes(mail, words),
    `${words[content.kind]} ${number}: ${content.title}`,
    `${words.store} ${mail.store.number} ${mail.store.name}`,
    '',
    words.stop,
    '',
    `${words.hazard}: ${content.hazard}`,
    '',
    `${words.products}:`,
    ...scopeLines(mail, words).map((line) => `- ${line}`),
    '',
    `${words.todo}: ${content.instructions}`,
    '',
    `${words.due} ${dueText(mail)}`,
    `${words.open}: ${mail.link}`,
    '',
    words.why,
  ].join('\n')
}

const htmlPart = (mail: NoticeMail, words: Words, lead: string | null): string => {
  const { content, number } = mail.recall
  const items = scopeLines(mail, words).map((line) => `<li style="margin:0 0 4px">${escapeHtml(line)}</li>`)
  return mailPage({
    language: mail.language,
    title: `${words[content.kind]} ${number}`,
    striped: content.kind === 'drill',
    body: [
      ...notes(mail, words).map(
        (note) => `<p style="margin:0 0 12px;font-weight:600">${escapeHtml(note)}</p>`,
      ),
      `<p style="margin:0 0 4px;font-size:14px">${escapeHtml(`${lead ? `${lead} · ` : ''}${words[content.kind]} ${number}`)}</p>`,
      `<h1 style="margin:0 0 8px;font-size:22px;line-height:28px">${escapeHtml(content.title)}</h1>`,
      `<p style="margin:0 0 16px;font-size:14px">${escapeHtml(`${words.store} ${mail.store.number} · ${mail.store.name}`)}</p>`,
      `<p style="margin:0 0 16px;font-weight:600">${escapeHtml(words.stop)}</p>`,
      `<p style="margin:0 0 4px;font-weight:600">${escapeHtml(words.hazard)}</p>${paragraphs(content.hazard)}`,
      `<p style="margin:0 0 4px;font-weight:600">${escapeHtml(words.products)}</p><ul style="margin:0 0 16px;padding-left:20px">${items.join('')}</ul>`,
      `<p style="margin:0 0 4px;font-weight:600">${escapeHtml(words.todo)}</p>${paragraphs(content.instructions)}`,
      `<p style="margin:0 0 20px">${escapeHtml(words.due)} <strong>${escapeHtml(dueText(mail))}</strong></p>`,
    ].join('\n'),
    action: { label: words.open, url: mail.link },
    foot: words.why,
  })
}
