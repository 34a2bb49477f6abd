import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { Admission } from '#lib/domain/delivery/provider-gate.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

export type SendLimiter = {
  /** How many of so many messages the provider may be given now, and what the others wait for. */
  admit(channel: SendingChannel, wanted: number, priority: Priority): Promise<Omit<Admission, 'gate'>>
  /** In line: false once it has failed several times in a row within this process. */
  isAvailable(channel: SendingChannel): boolean
  recordOutcome(channel: SendingChannel, outcome: SendOutcome): void
  /** Whether something may be tried again now: retries stay a small part of what a provider is given. */
  mayRetry(channel: SendingChannel): boolean
  /** Something is given to the provider, for the first time or again. */
  tries(channel: SendingChannel, kind: 'first' | 'again'): void
  /** What became of a batch, for every worker to know. */
  report(channel: SendingChannel, outcomes: SendOutcome[]): Promise<void>
  /** Admitted to see whether the provider is back, and nothing was sent: the next one may see. */
  giveBack(channel: SendingChannel, probe: Date): Promise<void>
  /** A message is in hand; the answer ends it. While it is one of high priority, the others only trickle. */
  begin(priority: Priority): () => void
  /** Waits until a message of this priority may go; the answer gives the place back. */
  acquire(priority: Priority, channel: SendingChannel): Promise<() => void>
}
