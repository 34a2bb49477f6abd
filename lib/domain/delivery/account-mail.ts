import type { Language } from '../identity/language.ts'
import { mailPage, paragraphs } from './mail-page.ts'
import type { RenderedMail } from './notice-mail.ts'

const WORDS = {
  en: {
    invitation: {
      subject: 'You are invited to Clearshelf',
      text: 'You were invited to work on product recalls. Choose a password to join. The link is good for three days.',
      action: 'Choose a password',
    },
    password_reset: {
      subject: 'Choose a new password',
      text: 'Somebody, hopefully you, asked for a new password. The link is good for ten minutes. If it was not you, nothing needs to be done.',
      action: 'Choose a new password',
    },
    hello: 'Hello',
    foot: 'This message belongs to your account.',
  },
  es: {
    invitation: {
      subject: 'Le han invitado a Clearshelf',
      text: 'Le han invitado a trabajar en retiros de productos. Elija una contraseña para empezar. El enlace vale tres días.',
      action: 'Elegir contraseña',
    },
    password_reset: {
      subject: 'Elija una contraseña nueva',
      text: 'Alguien, esperamos que usted, pidió una contraseña nueva. El enlace vale diez minutos. Si no fue usted, no hace falta hacer nada.',
      action: 'Elegir contraseña nueva',
    },
    hello: 'Hola',
    foot: 'Este mensaje pertenece a su cuenta.',
  },
  fr: {
    invitation: {
      subject: 'Vous êtes invité à rejoindre Clearshelf',
      text: 'Vous êtes invité à travailler sur les rappels de produits. Choisissez un mot de passe pour commencer. Le lien est valable trois jours.',
      action: 'Choisir un mot de passe',
    },
    password_reset: {
      subject: 'Choisissez un nouveau mot de passe',
      text: 'Quelqu’un, vous sans doute, a demandé un nouveau mot de passe. Le lien est valable dix minutes. Si ce n’était pas vous, il n’y a rien à faire.',
      action: 'Choisir un nouveau mot de passe',
    },
    hello: 'Bonjour',
    foot: 'Ce message concerne votre compte.',
  },
} as const

export const renderAccountMail = (mail: {
  kind: 'invitation' | 'password_reset'
  language: Language
  name: string
  link: string
}): RenderedMail => {
  const words = WORDS[mail.language]
  const { subject, text, action } = words[mail.kind]
  const hello = `${words.hello} ${mail.name},`
  return {
    subject,
    text: [hello, '', text, '', `${action}: ${mail.link}`, '', words.foot].join('\n'),
    html: mailPage({
      language: mail.language,
      title: subject,
      tone: 'plain',
      lead: 'Clearshelf',
      says: subject,
      body: paragraphs(`${hello}\n${text}`),
      action: { label: action, url: mail.link },
      foot: words.foot,
    }),
  }
}
