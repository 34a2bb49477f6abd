import type { Language } from '../identity/language.ts'
import { renderDeskMail } from './desk-mail.ts'
import { bullets, escapeHtml, strong } from './mail-page.ts'
import type { RenderedMail } from './notice-mail.ts'

const WORDS = {
  en: {
    drill: 'DRILL',
    subject: (n: number) => `Escalation: ${n === 1 ? '1 store has' : `${n} stores have`} not acted`,
    acknowledged: 'acknowledged, no report',
    silent: 'not acknowledged',
    text: (district: string | null) =>
      `These stores${district ? ` in ${district}` : ''} were notified of the recall but haven’t acknowledged it, or haven’t reported what they removed. You own them: call them or act for them.`,
    call: 'These stores haven’t acted despite reminders. You must call them. Each stays on your list until you log the outcome.',
    unreached: (n: number) => `Not reached: ${n === 1 ? '1 store' : `${n} stores`}`,
    nobody: (district: string | null) =>
      `No message about the recall could be delivered to these stores${district ? ` in ${district}` : ''}: no working contact is left. Call them or go there now, then fix their contacts.`,
    more: (n: number) => `and ${n} more`,
    action: 'Open stores',
    foot: 'You’re receiving this because these stores are assigned to you.',
  },
  es: {
    drill: 'SIMULACRO',
    subject: (n: number) =>
      `Escalamiento: ${n === 1 ? '1 tienda no ha actuado' : `${n} tiendas no han actuado`}`,
    acknowledged: 'recepción confirmada, sin reporte',
    silent: 'sin confirmar',
    call: 'Estas tiendas no han actuado, aunque se les recordó. Tiene que llamarlas: cada una sigue en su lista hasta que anote el resultado.',
    text: (district: string | null) =>
      `Estas tiendas${district ? ` de ${district}` : ''} recibieron el aviso del retiro y no lo han confirmado, o no han reportado lo que quitaron del estante. Le corresponde su seguimiento: llámelas o actúe por ellas.`,
    unreached: (n: number) => `Sin contacto: ${n === 1 ? '1 tienda' : `${n} tiendas`}`,
    nobody: (district: string | null) =>
      `No se pudo entregar ningún mensaje del retiro a estas tiendas${district ? ` de ${district}` : ''}: no queda ningún contacto que funcione. Llámelas o vaya ahora, y corrija después sus contactos.`,
    more: (n: number) => `y ${n} más`,
    action: 'Abrir las tiendas',
    foot: 'Recibe este mensaje porque las tiendas están a su cargo.',
  },
  fr: {
    drill: 'EXERCICE',
    subject: (n: number) =>
      `Escalade\u00a0: ${n === 1 ? '1 magasin n’a pas agi' : `${n} magasins n’ont pas agi`}`,
    acknowledged: 'réception confirmée, pas de rapport',
    silent: 'sans accusé de réception',
    call: 'Ces magasins n’ont pas agi, malgré les relances. Vous devez les appeler : chacun attend dans votre liste jusqu’à ce que vous notiez le résultat.',
    text: (district: string | null) =>
      `Ces magasins${district ? ` de ${district}` : ''} ont été avertis du rappel et n’en ont pas accusé réception, ou n’ont pas déclaré ce qu’ils ont retiré. Leur suivi vous revient\u00a0: appelez-les ou agissez pour eux.`,
    unreached: (n: number) => `Non joints\u00a0: ${n === 1 ? '1 magasin' : `${n} magasins`}`,
    nobody: (district: string | null) =>
      `Aucun message du rappel n’a pu être remis à ces magasins${district ? ` de ${district}` : ''}\u00a0: il ne reste aucun contact qui fonctionne. Appelez-les ou allez-y maintenant, puis corrigez leurs contacts.`,
    more: (n: number) => `et ${n} autres`,
    action: 'Ouvrir les magasins',
    foot: 'Vous recevez ce message parce que ces magasins vous sont confiés.',
  },
} as const

// A mail is not a board: the link leads to all of them.
const MOST_LISTED = 100

type DistrictMail = {
  language: Language
  number: string
  title: string
  drill: boolean
  district: string | null
  /** The stores are to be called. */
  call: boolean
  /** No message got through to them, and there is nobody left to try. */
  unreached?: boolean
  stores: readonly {
    number: string
    name: string
    city: string | null
    phone: string | null
    /** It has taken it on, and owes its report. */
    acknowledged: boolean
  }[]
  link: string
}

/** One mail with all the silent stores of one person, instead of one for each. */
export const renderDistrictMail = (mail: DistrictMail): RenderedMail => {
  const words = WORDS[mail.language]
  const stores = mail.stores.slice(0, MOST_LISTED)
  const beyond = mail.stores.length - stores.length
  const more = beyond > 0 ? [words.more(beyond)] : []
  const told = mail.unreached ? words.nobody : words.text
  return renderDeskMail({
    language: mail.language,
    drill: mail.drill ? words.drill : null,
    says: (mail.unreached ? words.unreached : words.subject)(mail.stores.length),
    recall: `${mail.number} ${mail.title}`,
    text: mail.call ? words.call : told(mail.district),
    details: {
      lines: [...stores.map((store) => facts(store, words).join(', ')), ...more],
      html: bullets([...stores.map((store) => storeItem(store, words)), ...more]),
    },
    action: { label: words.action, url: mail.link },
    foot: words.foot,
  })
}

type SilentStore = DistrictMail['stores'][number]

type Words = (typeof WORDS)[Language]

const standing = ({ acknowledged }: SilentStore, words: Words): string =>
  acknowledged ? words.acknowledged : words.silent

const facts = (store: SilentStore, words: Words): string[] =>
  [`${store.number} ${store.name}`, store.city, standing(store, words), store.phone].filter(
    (part) => part !== null,
  )

// A press on the number calls it: most of these are read on a phone.
const storeItem = (store: SilentStore, words: Words): string => {
  const { number, name, city, phone } = store
  return [
    strong(`${number} ${name}`),
    ...(city ? [escapeHtml(city)] : []),
    escapeHtml(standing(store, words)),
    ...(phone
      ? [
          `<a href="tel:${escapeHtml(phone.replaceAll(/[^+\d]/g, ''))}" style="color:#0b5b5c">${escapeHtml(phone)}</a>`,
        ]
      : []),
  ].join('<br>')
}
