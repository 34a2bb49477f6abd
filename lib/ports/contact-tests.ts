import type { SendingChannel } from '#lib/domain/channel/channel.ts'

import type { Language } from './identity.ts'

export type NamedContact = { channel: string; kind: string; address: string }

export type TestableContact = {
  id: string
  storeId: string
  channel: string
  disabledBecause: string | null
  /** When it was last tried. */
  lastTestAt: Date | null
  /** How many tests this actor has asked for since then. */
  testsByActor: number
}

export type ClaimedTest = {
  id: string
  channel: SendingChannel
  to: string
  language: Language
  sealedSecrets: string[] | null
  attempt: number
  requestedAt: Date
  store: { number: string; name: string }
  /** Why it makes no sense any more, or null. */
  pointless: string | null
}

export type TestResult =
  | { state: 'accepted'; providerMessageId: string }
  | { state: 'failed' | 'unknown'; error: string; addressGone?: boolean }
  | { state: 'pending'; error: string; nextAttemptAt: Date; unsent?: boolean }

export type ContactTestRows = {
  /** Locked until the end of the transaction, so that two presses at once are judged one after the other. */
  findContact(
    storeNumber: string,
    contact: NamedContact,
    by: { actor: string; since: Date },
  ): Promise<TestableContact | null>
  order(test: { id: string; contact: TestableContact; by: string; at: Date; wakeAt: Date }): Promise<void>
  /** Takes what is due, or null. A worker that dies with it leaves it due again at `wakeAt`. */
  claim(id: string, at: Date, wakeAt: Date): Promise<ClaimedTest | null>
  settle(id: string, result: TestResult, at: Date): Promise<void>
  /** Puts a contact that was taken out of use back. False: it is in use, or the store has no such contact. */
  enable(storeNumber: string, contact: NamedContact): Promise<boolean>
}
