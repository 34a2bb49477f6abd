import type { HeardEvent, ProviderEventType } from '#lib/domain/delivery/provider-event.ts'

import type { ReceivedMessage } from './delivery.ts'

/** Where providers report to. Like every queue: what is not removed comes again, and goes to its dead letters in the end. */
export type EventQueue = {
  receive(waitSeconds: number, signal: AbortSignal): Promise<ReceivedMessage[]>
  remove(receipts: string[]): Promise<void>
}

/** As it came, before anybody believes it. */
export type SignedMessage = {
  Type: string
  MessageId: string
  TopicArn: string
  Subject?: string | undefined
  Message: string
  Timestamp: string
  SignatureVersion: '1' | '2'
  Signature: string
  SigningCertURL: string
}

export type Signatures = {
  /** Whether SNS itself signed it. Fails with an exception when the certificate cannot be had at the moment. */
  isGenuine(message: SignedMessage): Promise<boolean>
}

export type ProviderEvents = {
  /** Keeps what was reported, each once however often it is told. What is about no message of ours is kept aside. */
  keep(events: (HeardEvent & { id: string })[], at: Date): Promise<void>
  /** Looks again for the messages of events that came before we knew the provider's number; not for those before then. */
  findOwners(receivedAfter: Date): Promise<void>
  /** Whose events wait to be applied; null: there are some, received after then, whose message is not found yet. */
  tenantsWaiting(receivedAfter: Date): Promise<(string | null)[]>
  /** Marks what arrived, many at once. What is being sent at this moment waits. Answers how many. */
  applyHarmless(tenantId: string, at: Date): Promise<number>
  /** Of whom mail came back before, and to whom one has arrived since. Asked before what arrived is marked. */
  peopleReachedAgain(tenantId: string): Promise<string[]>
  /** Those that mean that something did not arrive, and can be applied now. */
  failuresWaiting(tenantId: string): Promise<string[]>
}

/** A message of which a provider said that it came to nothing. Of a test no store waits: it has no part in a recall. */
export type FailedMessage = {
  type: ProviderEventType
  reason: string | null
  messageId: string
  to:
    | { kind: 'contact'; contactId: string; part: { recallId: string; noticeId: string } | null }
    | { kind: 'person'; personId: string }
}

/** Within one transaction, of one tenant. */
export type ProviderEventRows = {
  /** Takes the event for this transaction, or null: somebody else has, or its message is being sent. */
  take(eventId: string, at: Date): Promise<FailedMessage | null>
  /**
   * The message is failed now, whatever it was. Whether its store was reached at all is to be looked at; what it was to tell
   * a person of stores, the next step of the ladder tells.
   */
  fail(message: FailedMessage, at: Date): Promise<void>
  /** From now on mails to this person are known to come back. False: that was known. */
  markUnreachable(personId: string, because: string, at: Date): Promise<boolean>
  /** The store's call for help that this mail carried is to go to somebody else, if it still needs help. */
  callForHelpAgain(mailId: string, at: Date): Promise<void>
  /** Mails to this person arrive again. False: it was not known that they came back. */
  markReachable(personId: string): Promise<boolean>
  /** Answers the contact's store and channel, or null if it was out of use already. */
  disableContact(
    contactId: string,
    because: string,
    at: Date,
  ): Promise<{ storeNumber: string; channel: string } | null>
}
