import type { Language } from '../identity/language.ts'
import type { AccountEvent } from '../identity/person.ts'
import { COLON } from './colon.ts'
import { mailPage, paragraphs } from './mail-page.ts'
import type { RenderedMail } from './notice-mail.ts'

const WORDS = {
  en: {
    invitation: {
      subject: 'You’re invited to Clearshelf',
      text: 'You’ve been invited to work on product recalls. Choose a password to join. The link expires in three days.',
      action: 'Choose a password',
    },
    password_reset: {
      subject: 'Reset your password',
      text: 'We received a request to reset your password. The link expires in ten minutes. If it wasn’t you, you can ignore this email.',
      action: 'Reset your password',
    },
    password_changed: {
      subject: 'Your password was changed',
      text: 'Your account password was changed, and all other sessions were signed out. If it wasn’t you, reset your password now and tell your administrator.',
      action: 'Open your account',
    },
    pin_set: {
      subject: 'Your PIN was changed',
      text: 'A new PIN was set for your account. If it wasn’t you, reset your password now and tell your administrator.',
      action: 'Open your account',
    },
    totp_enrolled: {
      subject: 'An authenticator app was set up',
      text: 'An authenticator app was set up for your account. Signing in now requires a code. If it wasn’t you, reset your password now and tell your administrator.',
      action: 'Open your account',
    },
    totp_removed: {
      subject: 'Your authenticator app was removed',
      text: 'Your account no longer asks for an authenticator code. If it wasn’t you, reset your password now and tell your administrator.',
      action: 'Open your account',
    },
    codes_guessed: {
      subject: 'Someone is guessing your codes',
      text: 'Too many wrong authenticator codes were entered for your account, so codes are blocked. Whoever entered them may know your password. Reset it with this link, which expires in ten minutes. Codes work again once you’ve reset it.',
      action: 'Reset your password',
    },
    pins_guessed: {
      subject: 'Someone is guessing your PIN',
      text: 'Too many wrong PINs were entered for your account, so your PIN is blocked. Reset your password with this link, which expires in ten minutes. Your PIN works again once you’ve reset it.',
      action: 'Reset your password',
    },
    recall_proposal: {
      subject: 'A high-priority recall change needs your approval',
      text: 'A colleague proposed weakening a high-priority recall. Nothing changes until another person approves it.',
      action: 'Open recalls',
    },
    hello: 'Hello',
    foot: 'You’re receiving this because of your Clearshelf account.',
  },
  es: {
    invitation: {
      subject: 'Le han invitado a Clearshelf',
      text: 'Le han invitado a trabajar en retiros de productos. Elija una contraseña para empezar. El enlace sirve por tres días.',
      action: 'Elegir contraseña',
    },
    password_reset: {
      subject: 'Elija una contraseña nueva',
      text: 'Alguien, esperamos que usted, pidió una contraseña nueva. El enlace sirve por diez minutos. Si no fue usted, no tiene que hacer nada.',
      action: 'Elegir contraseña nueva',
    },
    password_changed: {
      subject: 'Se cambió su contraseña',
      text: 'Se cambió la contraseña de su cuenta y se cerraron las demás sesiones. Si no fue usted, elija enseguida una contraseña nueva y avise a su administrador.',
      action: 'Abrir su cuenta',
    },
    pin_set: {
      subject: 'Se cambió su PIN',
      text: 'Se estableció un PIN nuevo para su cuenta. Si no fue usted, elija enseguida una contraseña nueva y avise a su administrador.',
      action: 'Abrir su cuenta',
    },
    totp_enrolled: {
      subject: 'Se configuró una app de autenticación',
      text: 'Se configuró una app de autenticación para su cuenta. A partir de ahora se pide un código. Si no fue usted, elija enseguida una contraseña nueva y avise a su administrador.',
      action: 'Abrir su cuenta',
    },
    totp_removed: {
      subject: 'Se quitó su app de autenticación',
      text: 'Su cuenta ya no pide un código de una app de autenticación. Si no fue usted, elija enseguida una contraseña nueva y avise a su administrador.',
      action: 'Abrir su cuenta',
    },
    codes_guessed: {
      subject: 'Alguien intenta adivinar sus códigos',
      text: 'Se ingresaron demasiados códigos incorrectos para su cuenta, así que ya no se acepta ninguno. Quien los ingresó quizá conozca su contraseña. Elija una nueva con este enlace, que sirve por diez minutos; después se aceptan códigos de nuevo.',
      action: 'Elegir contraseña nueva',
    },
    pins_guessed: {
      subject: 'Alguien intenta adivinar su PIN',
      text: 'Se ingresaron demasiados PIN incorrectos para su cuenta, así que ya no se acepta ninguno. Elija una contraseña nueva con este enlace, que sirve por diez minutos; después se acepta su PIN de nuevo.',
      action: 'Elegir contraseña nueva',
    },
    recall_proposal: {
      subject: 'Un cambio en un retiro de prioridad alta espera su decisión',
      text: 'Un colega propone debilitar un retiro de prioridad alta. Nada cambia hasta que otra persona lo apruebe.',
      action: 'Abrir los retiros',
    },
    hello: 'Hola',
    foot: 'Este mensaje es sobre su cuenta.',
  },
  fr: {
    invitation: {
      subject: 'Votre invitation à Clearshelf',
      text: 'On vous invite à travailler sur les rappels de produits. Choisissez un mot de passe pour commencer. Le lien est valable trois jours.',
      action: 'Choisir un mot de passe',
    },
    password_reset: {
      subject: 'Choisissez un nouveau mot de passe',
      text: 'Quelqu’un, vous sans doute, a demandé un nouveau mot de passe. Le lien est valable dix minutes. Si ce n’était pas vous, il n’y a rien à faire.',
      action: 'Choisir un nouveau mot de passe',
    },
    password_changed: {
      subject: 'Votre mot de passe a été modifié',
      text: 'Le mot de passe de votre compte a été modifié et toutes les autres sessions ont été fermées. Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre administrateur.',
      action: 'Ouvrir votre compte',
    },
    pin_set: {
      subject: 'Votre code secret a été modifié',
      text: 'Un nouveau code secret a été défini pour votre compte. Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre administrateur.',
      action: 'Ouvrir votre compte',
    },
    totp_enrolled: {
      subject: 'Une application d’authentification a été configurée',
      text: 'Une application d’authentification a été configurée pour votre compte. Un code est désormais demandé. Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre administrateur.',
      action: 'Ouvrir votre compte',
    },
    totp_removed: {
      subject: 'Votre application d’authentification a été retirée',
      text: 'Votre compte ne demande plus de code d’une application d’authentification. Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre administrateur.',
      action: 'Ouvrir votre compte',
    },
    codes_guessed: {
      subject: 'Quelqu’un essaie de deviner vos codes',
      text: 'Trop de codes erronés ont été saisis pour votre compte : plus aucun n’est accepté. La personne qui les a saisis connaît peut-être votre mot de passe. Choisissez-en un nouveau avec ce lien, valable dix minutes ; les codes seront ensuite acceptés de nouveau.',
      action: 'Choisir un nouveau mot de passe',
    },
    pins_guessed: {
      subject: 'Quelqu’un essaie de deviner votre code secret',
      text: 'Trop de codes secrets erronés ont été saisis pour votre compte : plus aucun n’est accepté. Choisissez un nouveau mot de passe avec ce lien, valable dix minutes ; votre code secret sera ensuite accepté de nouveau.',
      action: 'Choisir un nouveau mot de passe',
    },
    recall_proposal: {
      subject: 'Une modification d’un rappel de priorité élevée attend votre décision',
      text: 'Un collègue propose d’affaiblir un rappel de priorité élevée. Rien ne change tant qu’une autre personne ne l’a pas approuvé.',
      action: 'Ouvrir les rappels',
    },
    hello: 'Bonjour',
    foot: 'Ce message concerne votre compte.',
  },
} as const

export const renderAccountMail = (mail: {
  kind: 'invitation' | 'password_reset' | AccountEvent
  language: Language
  name: string
  link: string
}): RenderedMail => {
  const words = WORDS[mail.language]
  const { subject, text, action } = words[mail.kind]
  const hello = `${words.hello} ${mail.name},`
  return {
    subject,
    text: [hello, '', text, '', `${action}${COLON[mail.language]}${mail.link}`, '', words.foot].join('\n'),
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
