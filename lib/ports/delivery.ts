import type { QueueMessage } from '#lib/domain/delivery/message.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

export type ReceivedMessage = {
  id: string
  receipt: string
  body: string
  receiveCount: number
  traceparent: string | null
}

export type Queue = {
  /** Publishes up to ten. Answers the ids that were taken; the others may be sent again. */
  publish(
    priority: Priority,
    entries: { id: string; tenantId: string; message: QueueMessage; traceparent: string | null }[],
  ): Promise<string[]>
  /** Waits up to `waitSeconds` for messages; each is hidden from others for a while, then comes again unless removed. */
  receive(
    priority: Priority,
    max: number,
    waitSeconds: number,
    signal?: AbortSignal,
  ): Promise<ReceivedMessage[]>
  /** Removes what was received. Removing twice, or what has come again, does no harm. */
  remove(priority: Priority, receipts: string[]): Promise<void>
  /** Keeps a message that is in hand hidden for so many seconds more. */
  hide(priority: Priority, receipt: string, seconds: number): Promise<void>
  /** Whether the queues answer. */
  ping(): Promise<boolean>
}

export type Deliveries = {
  /**
   * Notices, deliveries and their queue messages of one issued version, in one transaction; a repeat adds nothing.
   * Answers how many deliveries there are.
   */
  fanOut(input: {
    tenantId: string
    recallId: string
    recallVersion: number
    at: Date
    traceparent: string | null
  }): Promise<number>
  /**
   * The deliveries of a reminder or an escalation, and their queue messages, in one transaction; a repeat adds nothing.
   * Answers how many there are.
   */
  planFollowUp(input: {
    tenantId: string
    followUpId: string
    at: Date
    traceparent: string | null
  }): Promise<number>
  /** What moved after the stores of a recall were judged. Answers how many stores it opened. */
  judgeLateStock(input: {
    tenantId: string
    recallId: string
    at: Date
    traceparent: string | null
  }): Promise<number>
  /** Once for each version: finds stock that was being written while it was fanned out. */
  rescanMissedStock(input: {
    tenantId: string
    recallId: string
    recallVersion: number
    at: Date
  }): Promise<number>
}

/** The sweeps see every tenant, and of each only what is due. */
export type Sweeps = {
  /** Files that were begun before then and never became ready. */
  unfinishedFiles(begunBefore: Date): Promise<{ tenantId: string; id: string }[]>
  /** Forgets those of them that still are not ready. Answers how many. */
  forgetFiles(ids: string[]): Promise<number>
  /** Publishes what waits in the outbox. Answers how many were published. Safe in any number of processes. */
  relay(publish: Queue['publish'], limit: number): Promise<number>
  /** Leases that ran out become doubtful (the send may have happened) and are due again after the pause. */
  expireLeases(at: Date): Promise<number>
  /** Puts deliveries whose time has come into the outbox; what nothing comes of is due once more at `again`. */
  wakeDue(at: Date, again: Date, limit: number): Promise<number>
  /** Puts what waits for a provider back on its way, the most urgent first. */
  wakeParked(channel: SendingChannel, at: Date, again: Date, limit: number): Promise<number>
  /** The same for test messages. */
  wakeContactTests(at: Date, again: Date): Promise<number>
  /** The same for mails that people are owed. */
  wakeAccountMails(at: Date, lastToldBefore: Date): Promise<number>
  /** Issued versions whose fan-out was not finished, put back into the outbox. */
  wakeFanOuts(at: Date, issuedBefore: Date): Promise<number>
  /** Reminders and escalations that were ordered and not planned, put back into the outbox. */
  wakeFollowUps(at: Date, orderedBefore: Date): Promise<number>
  /** Recalls that have stock to judge. */
  lateRecalls(): Promise<{ tenantId: string; recallId: string }[]>
  /** Versions that were fanned out before then and not looked at again. */
  versionsToLookAt(
    fannedOutBefore: Date,
  ): Promise<{ tenantId: string; recallId: string; recallVersion: number }[]>
  /** Recalls with stores to look at, because a message to them came to nothing. */
  unreached(): Promise<{ tenantId: string; recallId: string }[]>
  /** Stores that cannot do it, whose district was not told yet. */
  helpAsked(): Promise<{ tenantId: string; noticeId: string }[]>
  /** Approved recalls whose time to be issued has come. */
  dueIssues(at: Date): Promise<{ tenantId: string; recallId: string }[]>
  /** The age of the oldest delivery that is due and unsettled, per priority, and how many there are. */
  backlog(at: Date): Promise<{ priority: Priority; waiting: number; oldestSeconds: number }[]>
  /**
   * Holds the counters of every recall against its notices, and puts right what differs. Answers what differed: nothing,
   * or something is wrong.
   */
  proveProgress(): Promise<{ tenantId: string; recallId: string }[]>
  /** Deletes records whose time is over: idempotency after a day, sessions and tokens after a month. */
  purge(at: Date): Promise<number>
}
