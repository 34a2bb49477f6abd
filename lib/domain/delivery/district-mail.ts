import type { Language } from '../identity/language.ts'
import { escapeHtml, mailPage } from './mail-page.ts'
import type { RenderedMail } from './notice-mail.ts'

const WORDS = {
  en: {
    drill: 'DRILL',
    subject: (n: number) => `Escalation: ${n === 1 ? '1 store has' : `${n} stores have`} not answered`,
    text: (district: string) =>
      `These stores of ${district} were told of the recall and have not answered. They are yours to follow up: call them, or act for them.`,
    more: (n: number) => `and ${n} more`,
    action: 'Open the stores',
    foot: 'You get this message because you manage the district.',
  },
  es: {
    drill: 'SIMULACRO',
    subject: (n: number) =>
      `Escalado: ${n === 1 ? '1 tienda no ha respondido' : `${n} tiendas no han respondido`}`,
    text: (district: string) =>
      `Estas tiendas de ${district} recibieron el aviso del retiro y no han respondido. Le corresponde su seguimiento: llámelas o actúe por ellas.`,
    more: (n: number) => `y ${n} más`,
    action: 'Abrir las tiendas',
    foot: 'Recibe este mensaje porque dirige el distrito.',
  },
  fr: {
    drill: 'EXERCICE',
    subject: (n: number) =>
      `Escalade : ${n === 1 ? '1 magasin n’a pas répondu' : `${n} magasins n’ont pas répondu`}`,
    text: (district: string) =>
      `Ces magasins de ${district} ont été avertis du rappel et n’ont pas répondu. Leur suivi vous revient : appelez-les ou agissez pour eux.`,
    more: (n: number) => `et ${n} autres`,
    action: 'Ouvrir les magasins',
    foot: 'Vous recevez ce message parce que vous dirigez le district.',
  },
} as const

// A mail is not a board: the link leads to all of them.
const MOST_LISTED = 100

type DistrictMail = {
  language: Language
  number: string
  title: string
  drill: boolean
  district: string
  stores: readonly { number: string; name: string; city: string | null; phone: string | null }[]
  link: string
}

/** One mail with all the silent stores of a district, instead of one for each. */
export const renderDistrictMail = (mail: DistrictMail): RenderedMail => {
  const words = WORDS[mail.language]
  const lead = mail.drill ? `${words.drill}: ` : ''
  const subject = `${lead}${words.subject(mail.stores.length)} – ${mail.number} ${mail.title}`
  const beyond = mail.stores.length - MOST_LISTED
  const lines = [
    ...mail.stores
      .slice(0, MOST_LISTED)
      .map(({ number, name, city, phone }) =>
        [`${number} ${name}`, city, phone].filter((part) => part !== null).join(', '),
      ),
    ...(beyond > 0 ? [words.more(beyond)] : []),
  ]
  const text = words.text(mail.district)
  const items = lines.map((line) => `<li style="margin:0 0 4px">${escapeHtml(line)}</li>`).join('')
  return {
    subject,
    text: [subject, '', text, '', ...lines, '', `${words.action}: ${mail.link}`, '', words.foot].join('\n'),
    html: mailPage({
      language: mail.language,
      title: subject,
      striped: mail.drill,
      body: `<p style="margin:0 0 12px"><strong>${escapeHtml(subject)}</strong></p><p style="margin:0 0 12px">${escapeHtml(text)}</p><ul style="margin:0;padding:0 0 0 20px">${items}</ul>`,
      action: { label: words.action, url: mail.link },
      foot: words.foot,
    }),
  }
}
