import type { Language } from '../identity/language.ts'
import { renderDeskMail } from './desk-mail.ts'
import type { RenderedMail } from './notice-mail.ts'

const WORDS = {
  en: {
    drill: 'DRILL',
    subject: (by: string) => `${by} mentioned you`,
    text: (by: string, recall: string) =>
      `${by} mentioned you in a comment on ${recall}, and is waiting for you.`,
    action: 'Read the comment',
    foot: 'You get one email for each comment that mentions you and that you haven’t read within five minutes.',
  },
  es: {
    drill: 'SIMULACRO',
    subject: (by: string) => `${by} le mencionó`,
    text: (by: string, recall: string) =>
      `${by} le mencionó en un comentario sobre ${recall} y espera su respuesta.`,
    action: 'Leer el comentario',
    foot: 'Recibe un mensaje por cada comentario que le menciona y que no leyó en cinco minutos.',
  },
  fr: {
    drill: 'EXERCICE',
    subject: (by: string) => `${by} vous mentionne`,
    text: (by: string, recall: string) =>
      `${by} vous mentionne dans un commentaire sur ${recall}, et attend votre réponse.`,
    action: 'Lire le commentaire',
    foot: 'Vous recevez un message par commentaire qui vous nomme et que vous n’avez pas lu dans les cinq minutes.',
  },
} as const

type MentionMail = {
  language: Language
  by: string
  number: string
  title: string
  drill: boolean
  link: string
}

/** Who mentioned the reader, and where. What was said stays behind the sign-in. */
export const renderMentionMail = ({
  language,
  by,
  number,
  title,
  drill,
  link,
}: MentionMail): RenderedMail => {
  const words = WORDS[language]
  const recall = [number, title.trim()].filter(Boolean).join(' ')
  return renderDeskMail({
    language,
    drill: drill ? words.drill : null,
    says: words.subject(by),
    recall,
    text: words.text(by, recall),
    action: { label: words.action, url: link },
    foot: words.foot,
  })
}
