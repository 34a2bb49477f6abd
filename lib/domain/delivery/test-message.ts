import type { Language } from '../identity/language.ts'
import { COLON } from './colon.ts'
import { mailPage, paragraphs } from './mail-page.ts'
import type { SendingChannel } from '../channel/channel.ts'
import type { NoticeCard } from './notice-card.ts'
import { smsContent, type MessageContents } from './render.ts'
import { slackMessage } from './slack-message.ts'
import { fewestParts } from './sms-parts.ts'
import { adaptiveCard } from './teams-card.ts'

export type TestMessage = { language: Language; store: { number: string; name: string }; link: string }

const WORDS = {
  en: {
    lead: 'TEST',
    title: 'This is a test',
    text: (store: string) =>
      `Recall messages for store ${store} will reach you here. No product is affected, and there is nothing to do.`,
    sms: (store: string) => `TEST: recall messages for store ${store} will reach you here. Nothing to do.`,
    subject: (store: string) => `TEST: recall messages for store ${store} will reach you here`,
    open: 'Open Clearshelf',
    foot: 'You got this message because someone at your company tested this contact.',
  },
  es: {
    lead: 'PRUEBA',
    title: 'Esto es una prueba',
    text: (store: string) =>
      `Los avisos de retiro para la tienda ${store} le llegarán aquí. Ningún producto está afectado y no tiene que hacer nada.`,
    sms: (store: string) =>
      `PRUEBA: los avisos de retiro de la tienda ${store} le llegarán aquí. No haga nada.`,
    subject: (store: string) => `PRUEBA: los avisos de retiro de la tienda ${store} le llegarán aquí`,
    open: 'Abrir Clearshelf',
    foot: 'Recibe este mensaje porque alguien de su empresa probó este contacto.',
  },
  fr: {
    lead: 'TEST',
    title: 'Ceci est un test',
    text: (store: string) =>
      `Les avis de rappel pour le magasin ${store} vous parviendront ici. Aucun produit n’est concerné, vous n’avez rien à faire.`,
    sms: (store: string) =>
      `TEST\u00a0: les rappels pour le magasin ${store} vous parviendront ici. Rien à faire.`,
    subject: (store: string) =>
      `TEST\u00a0: les avis de rappel pour le magasin ${store} vous parviendront ici`,
    open: 'Ouvrir Clearshelf',
    foot: 'Vous recevez ce message parce que quelqu’un de votre entreprise a testé ce contact.',
  },
} as const

/** Says that it is a test before anything else, and can be taken for no recall. */
export const TEST_RENDERERS: {
  [Channel in SendingChannel]: (message: TestMessage) => MessageContents[Channel]
} = {
  email: ({ language, store, link }) => {
    const words = WORDS[language]
    const text = words.text(`${store.number} ${store.name}`)
    const subject = words.subject(store.number)
    return {
      subject,
      text: [words.title, '', text, '', `${words.open}${COLON[language]}${link}`, '', words.foot].join('\n'),
      html: mailPage({
        language,
        title: subject,
        tone: 'plain',
        lead: words.lead,
        says: words.title,
        body: paragraphs(text),
        action: { label: words.open, url: link },
        foot: words.foot,
      }),
    }
  },
  sms: ({ language, store }) => smsContent(fewestParts(WORDS[language].sms(store.number))),
  push: ({ language, store, link }) => {
    const words = WORDS[language]
    return {
      title: `${words.lead}${COLON[language]}${words.title}`,
      body: words.text(store.number),
      link,
      tag: 'test',
    }
  },
  teams: (message) => ({ card: adaptiveCard(testCard(message)) }),
  slack: (message) => ({ post: slackMessage(testCard(message)) }),
  webhook: ({ store, link }) => ({ event: { type: 'contact.test', data: { store, link } } }),
}

const testCard = ({ language, store, link }: TestMessage): NoticeCard => {
  const words = WORDS[language]
  return {
    language,
    parts: [
      { text: `${words.lead}${COLON[language]}${words.title}`, look: 'title' },
      { text: words.text(store.number) },
    ],
    action: { title: words.open, url: link },
  }
}
