import { assertNever } from '#lib/domain/result.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { after, type Duration } from '#lib/domain/duration.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { MessageChannel, OutgoingMessage } from '#lib/ports/delivery.ts'

/** A mail that the provider took, and that therefore may be in somebody's mailbox. */
export type AcceptedMail = OutgoingMessage & { at: Date; providerMessageId: string; read: boolean }

/**
 * `try_later`: surely not taken, may pass another time. `refused`: surely never taken.
 * `silence`: no answer, and it was not taken. `accept_then_timeout`: no answer, although it was taken.
 */
export type EmailFault = 'try_later' | 'refused' | 'silence' | 'accept_then_timeout'

type Planned = {
  fault: EmailFault
  to: string | undefined
  times: number
  retryAfter: Duration | undefined
  hits: number
}

export type FakeEmail = MessageChannel & {
  /** All that was ever taken, in order. */
  accepts: AcceptedMail[]
  /** Every attempt that reached the provider, whatever it said. */
  attempts: OutgoingMessage[]
  fails(fault: EmailFault, how?: { to?: string; times?: number; retryAfter?: Duration }): void
  /** Nothing fails any more. */
  recovers(): void
  /** How often this went wrong. */
  met(fault: EmailFault): number
  /** Faults that were planned and never happened: the test has not tested what it says. */
  unhit(): EmailFault[]
}

/** A mail provider as far as its senders can tell, with a mailbox behind it and faults on demand. */
export const fakeEmail = (clock: Clock): FakeEmail => {
  const accepts: AcceptedMail[] = []
  const attempts: OutgoingMessage[] = []
  let planned: Planned[] = []
  const happened: EmailFault[] = []

  const accept = (message: OutgoingMessage): SendOutcome => {
    const providerMessageId = `fake-${accepts.length + 1}`
    accepts.push({ ...message, at: clock.now(), providerMessageId, read: false })
    return { type: 'accepted', providerMessageId }
  }
  const strike = (message: OutgoingMessage): SendOutcome => {
    const plan = planned.find(
      ({ to, times, hits }) => hits < times && (to === undefined || to === message.to),
    )
    if (!plan) return accept(message)
    plan.hits += 1
    happened.push(plan.fault)
    switch (plan.fault) {
      case 'try_later':
        return {
          type: 'retry',
          reason: '503 Unavailable',
          ...(plan.retryAfter ? { retryAfter: after(clock.now(), plan.retryAfter) } : {}),
        }
      case 'refused':
        return { type: 'failed', reason: '400 MessageRejected' }
      case 'accept_then_timeout':
        accept(message)
        return { type: 'unknown', reason: 'TimeoutError' }
      case 'silence':
        return { type: 'unknown', reason: 'TimeoutError' }
      default:
        return assertNever(plan.fault)
    }
  }
  return {
    accepts,
    attempts,
    send: async (message) => {
      attempts.push(message)
      return strike(message)
    },
    fails: (fault, { to, times = 1, retryAfter } = {}) =>
      void planned.push({ fault, to, times, retryAfter, hits: 0 }),
    recovers: () => void (planned = []),
    met: (fault) => happened.filter((one) => one === fault).length,
    unhit: () => planned.filter(({ hits }) => hits === 0).map(({ fault }) => fault),
  }
}
