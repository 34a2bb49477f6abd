import type { Language } from '../identity/language.ts'
import type { RecallContent } from '../recall/recall.ts'
import { textsFor } from '../recall/texts.ts'
import { isForThoseAbove, type Purpose } from './purpose.ts'
import { fewestParts } from './sms-parts.ts'

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
      update: 'Updated: check again which packs are affected.',
      stand_down: 'Your store is no longer affected.',
      reminder: 'Still not acknowledged.',
      escalation: (store: string) => `Store ${store} has not answered.`,
      report_reminder: 'Acknowledged, but not reported: report what you found.',
      report_escalation: (store: string) => `Store ${store} has not reported.`,
    },
    heed: 'Read it and acknowledge.',
    brief: {
      recall: 'Recall',
      withdrawal: 'Withdrawal',
      safety_alert: 'Alert',
      notice: 'Do not sell.',
      update: 'CHANGED.',
      stand_down: 'NO LONGER YOUR STORE.',
      reminder: 'STILL OPEN.',
      escalation: (store: string) => `Store ${store}: NO ANSWER.`,
      report_reminder: 'REPORT NOW.',
      report_escalation: (store: string) => `Store ${store}: NO REPORT.`,
      heed: 'Read it.',
      practice: 'No product is affected.',
    },
  },
  es: {
    urgent: 'URGENTE',
    drill: 'SIMULACRO',
    recall: 'Retiro de producto',
    withdrawal: 'Retirada de producto',
    safety_alert: 'Alerta de seguridad',
    practice: 'Simulacro: ningún producto afectado.',
    order: {
      notice: 'No lo venda ni lo sirva. Quítelo del estante ahora.',
      update: 'Actualizado: revise de nuevo qué envases son.',
      stand_down: 'Su tienda ya no está afectada.',
      reminder: 'Aún sin confirmar.',
      escalation: (store: string) => `La tienda ${store} no ha respondido.`,
      report_reminder: 'Confirmado, pero sin reporte: reporte lo que encontró.',
      report_escalation: (store: string) => `La tienda ${store} no ha reportado.`,
    },
    heed: 'Lea y confirme.',
    brief: {
      recall: 'Retiro',
      withdrawal: 'Retirada',
      safety_alert: 'Alerta',
      notice: 'No vender.',
      update: 'ACTUALIZADO.',
      stand_down: 'YA NO ES SU TIENDA.',
      reminder: 'PENDIENTE.',
      escalation: (store: string) => `Tienda ${store}: SIN RESPUESTA.`,
      report_reminder: 'REPORTE YA.',
      report_escalation: (store: string) => `Tienda ${store}: SIN REPORTE.`,
      heed: 'Lea y confirme.',
      practice: 'Ningún producto afectado.',
    },
  },
  fr: {
    urgent: 'URGENT',
    drill: 'EXERCICE',
    recall: 'Rappel de produit',
    withdrawal: 'Retrait de produit',
    safety_alert: 'Alerte de sécurité',
    practice: 'Exercice : aucun produit concerné.',
    order: {
      notice: 'Ne le vendez pas, ne le servez pas. Retirez-le maintenant.',
      update: 'Mis à jour : vérifiez de nouveau quels emballages sont visés.',
      stand_down: 'Votre magasin n’est plus concerné.',
      reminder: 'Toujours sans accusé de réception.',
      escalation: (store: string) => `Le magasin ${store} n’a pas répondu.`,
      report_reminder: 'Réception confirmée, mais pas de rapport : déclarez ce que vous avez trouvé.',
      report_escalation: (store: string) => `Le magasin ${store} n’a rien déclaré.`,
    },
    heed: 'Lisez et accusez réception.',
    brief: {
      recall: 'Rappel',
      withdrawal: 'Retrait',
      safety_alert: 'Alerte',
      notice: 'Ne pas vendre.',
      update: 'MIS À JOUR.',
      stand_down: 'PLUS CONCERNÉ.',
      reminder: 'SANS RÉPONSE.',
      escalation: (store: string) => `Magasin ${store}\u00a0: SANS RÉPONSE.`,
      report_reminder: 'À DÉCLARER.',
      report_escalation: (store: string) => `Magasin ${store}\u00a0: SANS RAPPORT.`,
      heed: 'À lire.',
      practice: 'Aucun produit concerné.',
    },
  },
} as const

/** DRILL before everything, then URGENT: a drill is never taken for real, and real is never taken for a drill. */
export const leadOf = ({ language, purpose, recall: { content } }: ShortMessage): string | null => {
  const words = SHORT_WORDS[language]
  if (content.kind === 'drill') return words.drill
  return content.priority === 'high' && purpose !== 'stand_down' ? words.urgent : null
}

/** What it is called: "Product recall", and for a drill what would be practised. */
export const kindWord = ({ language, recall: { content } }: ShortMessage): string =>
  SHORT_WORDS[language][content.kind === 'drill' ? 'recall' : content.kind]

/** The order of this message, in one sentence. */
export const orderOf = ({ language, purpose, recall: { content }, store }: ShortMessage): string => {
  const { order, heed, practice } = SHORT_WORDS[language]
  if (isForThoseAbove(purpose)) return order[purpose](store.number)
  if (purpose !== 'notice') return order[purpose]
  if (content.kind === 'drill') return practice
  return content.kind === 'safety_alert' ? heed : order.notice
}

// Shorter than elsewhere: every sign counts here.
const briefOrder = ({ language, purpose, recall: { content }, store }: ShortMessage): string => {
  const { brief } = SHORT_WORDS[language]
  if (isForThoseAbove(purpose)) return brief[purpose](store.number)
  if (purpose === 'notice' && content.kind === 'drill') return brief.practice
  if (purpose === 'notice' && content.kind === 'safety_alert') return brief.heed
  return brief[purpose]
}

/**
 * The text message: what, the order, the link. One part wherever possible; the hazard and the lots are behind the link,
 * because cut in half they would mislead.
 */
export const renderSms = (message: ShortMessage): string => {
  const { recall, language } = message
  const { brief } = SHORT_WORDS[language]
  const { content } = recall
  const lead = leadOf(message)
  const says = [
    `${lead ? `${lead}: ` : ''}${brief[content.kind === 'drill' ? 'recall' : content.kind]} ${recall.number}.`,
    `${textsFor(content, language).title.replace(/[.!\s]+$/, '')}.`,
    briefOrder(message),
    message.link,
  ]
  return fewestParts(says.join(' '))
}
