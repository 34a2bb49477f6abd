import type { Language } from '../identity/language.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { textsFor } from '../recall/texts.ts'
import type { NoticeMail } from './notice-mail.ts'
import type { Purpose } from './purpose.ts'

/** What a webhook of a store is told; each of its messages asks for something, by `type`. */
export type WebhookEvent =
  | { type: `recall.${Purpose}`; data: NoticeData }
  | { type: 'contact.test'; data: { store: { number: string; name: string }; link: string } }

type NoticeData = {
  recall: {
    number: string
    version: number
    kind: string
    priority: string
    title: string
    hazard: string
    instructions: string
    language: Language
    scope: (Omit<ScopeLine, 'pictureId'> & { productName: string | null })[]
  }
  store: { number: string; name: string }
  acknowledgeBy: string
  reportBy: string
  /** Where a person acknowledges it. */
  link: string
}

/** Everything that was ordered, in words and in fields: a machine cuts nothing. */
export const renderWebhookEvent = (notice: NoticeMail): WebhookEvent => {
  const { recall, purpose, store, language, productNames, acknowledgeBy, reportBy, link } = notice
  const { content, number, version } = recall
  const { title, hazard, instructions, language: written } = textsFor(content, language)
  return {
    type: `recall.${purpose}`,
    data: {
      recall: {
        number,
        version,
        kind: content.kind,
        priority: content.priority,
        title,
        hazard,
        instructions,
        language: written,
        scope: content.scope.map(({ pictureId: _, ...line }) => ({
          ...line,
          productName: productNames[line.gtin] ?? null,
        })),
      },
      store: { number: store.number, name: store.name },
      acknowledgeBy: acknowledgeBy.toISOString(),
      reportBy: reportBy.toISOString(),
      link,
    },
  }
}
