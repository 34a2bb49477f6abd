import type { Language } from '../identity/language.ts'
import { renderDeskMail } from './desk-mail.ts'
import type { RenderedMail } from './notice-mail.ts'

const WORDS = {
  en: {
    drill: 'DRILL',
    subject: (store: string) => `Store ${store} needs help`,
    text: (by: string) =>
      `${by} says the store can’t carry out the recall. You now own it: call, send someone, or act for the store.`,
    action: 'Open store',
    foot: 'You’re receiving this because the store is in your district.',
  },
  es: {
    drill: 'SIMULACRO',
    subject: (store: string) => `La tienda ${store} pide ayuda`,
    text: (by: string) =>
      `${by} indica que la tienda no puede llevar a cabo el retiro. Ahora le toca a usted: llame, mande a alguien o actúe por la tienda.`,
    action: 'Abrir la tienda',
    foot: 'Recibe este mensaje porque la tienda pertenece a su distrito.',
  },
  fr: {
    drill: 'EXERCICE',
    subject: (store: string) => `Le magasin ${store} demande de l’aide`,
    text: (by: string) =>
      `${by} indique que le magasin ne peut pas effectuer le rappel. C’est à vous maintenant\u00a0: appelez, envoyez quelqu’un ou agissez pour le magasin.`,
    action: 'Ouvrir le magasin',
    foot: 'Vous recevez ce message parce que le magasin est dans votre district.',
  },
} as const

type HelpMail = {
  language: Language
  number: string
  title: string
  drill: boolean
  store: string
  by: string
  note: string | null
  link: string
}

/** One store cannot do it: who said so, in which words, and where to act. */
export const renderHelpMail = (mail: HelpMail): RenderedMail => {
  const { language, number, title, drill, store, by, note, link } = mail
  const words = WORDS[language]
  return renderDeskMail({
    language,
    drill: drill ? words.drill : null,
    says: words.subject(store),
    recall: `${number} ${title}`,
    text: [words.text(by), ...(note ? [note] : [])].join('\n\n'),
    action: { label: words.action, url: link },
    foot: words.foot,
  })
}
