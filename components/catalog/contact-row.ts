import type { Channel } from '#lib/domain/channel/channel.ts'
import type { CONTACT_KIND_WORDS, LANGUAGE_WORDS, LEAST_PRIORITY_WORDS } from './catalog-words.ts'

export type ContactRow = {
  id: string
  channel: Channel
  kind: keyof typeof CONTACT_KIND_WORDS
  address: string
  /** What a phone is called that was wished for in the store app. */
  label: string | null
  language: keyof typeof LANGUAGE_WORDS
  verifiedAt: string | null
  verifiedBy: string | null
  disabledBecause: string | null
  /** Of a webhook: when its signing secret was made; null: its messages are not signed. */
  secretRotatedAt: string | null
  quietFrom: string | null
  quietTo: string | null
  leastPriority: keyof typeof LEAST_PRIORITY_WORDS
}
