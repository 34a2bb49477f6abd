import type { Language } from '../identity/language.ts'
import type { RecallContent } from '../recall/recall.ts'
import { textsFor } from '../recall/texts.ts'
import type { Purpose } from './purpose.ts'
import { plainSigns } from './sms-parts.ts'

/** What short messages are made of, whatever they travel on. */
export type ShortMessage = {
  language: Language
  purpose: Purpose
  recall: { number: string; content: RecallContent }
  store: { number: string; name: string }
  link: string
}

export const SHORT_WORDS = {
  en: {
    urgent: 'URGENT',
    drill: 'DRILL',
    recall: 'Product recall',
    withdrawal: 'Product withdrawal',
    safety_alert: 'Safety alert',
    practice: 'Practice: no product is affected.',
    order: {
      notice: 'Do not sell or serve it. Remove it now.',
      update: 'Changed: look again which packs are meant.',
      stand_down: 'Your store is no longer affected.',
      reminder: 'Still not acknowledged.',
      escalation: (store: string) => `Store ${store} has not answered.`,
    },
    heed: 'Read it and acknowledge.',
    brief: {
      recall: 'Recall',
      withdrawal: 'Withdrawal',
      safety_alert: 'Safety alert',
      notice: 'Do not sell.',
      update: 'CHANGED, look again.',
      stand_down: 'STAND DOWN: no longer your store.',
      reminder: 'NOT YET ACKNOWLEDGED.',
    },
  },
  es: {
    urgent: 'URGENTE',
    drill: 'SIMULACRO',
    recall: 'Retiro de producto',
    withdrawal: 'Retirada de producto',
    safety_alert: 'Alerta de seguridad',
    practice: 'Práctica: ningún producto afectado.',
    order: {
      notice: 'No lo venda ni lo sirva. Retírelo ahora.',
      update: 'Cambio: vea de nuevo qué envases son.',
      stand_down: 'Su tienda ya no está afectada.',
      reminder: 'Aún sin confirmar.',
      escalation: (store: string) => `La tienda ${store} no ha respondido.`,
    },
    heed: 'Lea y confirme.',
    brief: {
      recall: 'Retiro',
      withdrawal: 'Retirada',
      safety_alert: 'Alerta',
      notice: 'No vender.',
      update: 'CAMBIO, mire de nuevo.',
      stand_down: 'ANULADO: ya no es su tienda.',
      reminder: 'SIN CONFIRMAR.',
    },
  },
  fr: {
    urgent: 'URGENT',
    drill: 'EXERCICE',
    recall: 'Rappel de produit',
    withdrawal: 'Retrait de produit',
    safety_alert: 'Alerte de sécurité',
    practice: 'Exercice : aucun produit concerné.',
    order: {
      notice: 'Ne le vendez pas, ne le servez pas. Retirez-le.',
      update: 'Modifié : revoyez quels lots sont visés.',
      stand_down: 'Votre magasin n’est plus concerné.',
      reminder: 'Toujours sans accusé de réception.',
      escalation: (store: string) => `Le magasin ${store} n’a pas répondu.`,
    },
    heed: 'Lisez et accusez réception.',
    brief: {
      recall: 'Rappel',
      withdrawal: 'Retrait',
      safety_alert: 'Alerte',
      notice: 'Ne pas vendre.',
      update: 'MODIFIÉ, à relire.',
      stand_down: 'LEVÉ : plus votre magasin.',
      reminder: 'SANS ACCUSÉ DE RÉCEPTION.',
    },
  },
} as const

/** DRILL before everything, then URGENT: a drill is never taken for real, and real is never taken for a drill. */
export const leadOf = ({ language, recall: { content } }: ShortMessage): string | null => {
  const words = SHORT_WORDS[language]
  if (content.kind === 'drill') return words.drill
  return content.priority === 'high' ? words.urgent : null
}

/** What it is called: "Product recall", and for a drill what would be practised. */
export const kindWord = ({ language, recall: { content } }: ShortMessage): string =>
  SHORT_WORDS[language][content.kind === 'drill' ? 'recall' : content.kind]

/** The order of this message, in one sentence. */
export const orderOf = ({ language, purpose, recall: { content }, store }: ShortMessage): string => {
  const { order, heed, practice } = SHORT_WORDS[language]
  if (purpose === 'escalation') return order.escalation(store.number)
  if (purpose !== 'notice') return order[purpose]
  if (content.kind === 'drill') return practice
  return content.kind === 'safety_alert' ? heed : order.notice
}

// Shorter than elsewhere: every sign counts here.
const briefOrder = ({ language, purpose, recall: { content }, store }: ShortMessage): string => {
  const { brief, order, heed } = SHORT_WORDS[language]
  if (purpose === 'escalation') return order.escalation(store.number)
  if (purpose === 'notice' && content.kind === 'safety_alert') return heed
  return brief[purpose]
}

/**
 * The text message: what, the order, the link. One part wherever possible; the hazard and the lots are behind the link,
 * because cut in half they would mislead.
 */
export const renderSms = (message: ShortMessage): string => {
  const { recall, language } = message
  const { brief, practice } = SHORT_WORDS[language]
  const { content } = recall
  const lead = leadOf(message)
  const says = [
    `${lead ? `${lead}: ` : ''}${brief[content.kind === 'drill' ? 'recall' : content.kind]} ${recall.number}.`,
    `${textsFor(content, language).title.replace(/[.!\s]+$/, '')}.`,
    ...(content.kind === 'drill' && message.purpose === 'notice' ? [practice] : [briefOrder(message)]),
    message.link,
  ]
  return plainSigns(says.join(' '))
}
