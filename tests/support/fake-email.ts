import { assertNever } from '#lib/domain/result.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { after, type Duration } from '#lib/domain/duration.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { Channels, MessageChannel } from '#lib/ports/channels.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'

/** What a provider is handed, whatever it travels on. */
export type Handed = {
  channel: SendingChannel
  deliveryId: string
  to: string
  subject: string
  text: string
}

/** A message that the provider took, and that therefore may be in somebody's hands. */
export type AcceptedMail = Handed & { at: Date; providerMessageId: string; read: boolean }

/**
 * `try_later`: surely not taken, may pass another time. `refused`: surely never taken. `gone`: nor will anything else there.
 * `away`: nobody listens there, so it was surely not taken.
 * `silence`: no answer, and it was not taken. `accept_then_timeout`: no answer, although it was taken.
 */
export type EmailFault = 'try_later' | 'refused' | 'gone' | 'away' | 'silence' | 'accept_then_timeout'

type Planned = {
  fault: EmailFault
  to: string | undefined
  channel: SendingChannel | undefined
  times: number
  retryAfter: Duration | undefined
  hits: number
}

export type FakeEmail = MessageChannel & {
  /** The same provider, as each channel meets it. */
  channels: Channels
  /** All that was ever taken, in order. */
  accepts: AcceptedMail[]
  /** Every attempt that reached the provider, whatever it said. */
  attempts: Handed[]
  fails(
    fault: EmailFault,
    how?: { to?: string; channel?: SendingChannel; times?: number; retryAfter?: Duration },
  ): void
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
  const attempts: Handed[] = []
  let planned: Planned[] = []
  const happened: EmailFault[] = []

  const accept = (message: Handed): SendOutcome => {
    const providerMessageId = `fake-${accepts.length + 1}`
    accepts.push({ ...message, at: clock.now(), providerMessageId, read: false })
    return { type: 'accepted', providerMessageId }
  }
  const strike = (message: Handed): SendOutcome => {
    const plan = planned.find(
      ({ to, channel, times, hits }) =>
        hits < times &&
        (to === undefined || to === message.to) &&
        (channel === undefined || channel === message.channel),
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
      case 'away':
        return { type: 'retry', reason: 'ECONNREFUSED', providerAtFault: true }
      case 'refused':
        return { type: 'failed', reason: '400 MessageRejected' }
      case 'gone':
        return { type: 'failed', reason: '410 Gone', addressGone: true }
      case 'accept_then_timeout':
        accept(message)
        return { type: 'unknown', reason: 'TimeoutError' }
      case 'silence':
        return { type: 'unknown', reason: 'TimeoutError' }
      default:
        return assertNever(plan.fault)
    }
  }
  const hand = async (message: Handed): Promise<SendOutcome> => {
    attempts.push(message)
    return strike(message)
  }
  const channels: Channels = {
    email: { send: ({ html: _, ...mail }) => hand({ channel: 'email', ...mail }) },
    sms: { send: (sms) => hand({ channel: 'sms', subject: '', ...sms }) },
    push: {
      send: ({ deliveryId, to, title, body, link }) =>
        hand({ channel: 'push', deliveryId, to, subject: title, text: `${body} ${link}` }),
    },
    teams: {
      send: ({ deliveryId, to, card }) =>
        hand({ channel: 'teams', deliveryId, to, subject: '', text: JSON.stringify(card) }),
    },
    webhook: {
      send: ({ deliveryId, to, event, sealedSecrets = [] }) =>
        hand({
          channel: 'webhook',
          deliveryId,
          to,
          subject: sealedSecrets.join(' '),
          text: JSON.stringify(event),
        }),
    },
    slack: {
      send: ({ deliveryId, to, post }) =>
        hand({ channel: 'slack', deliveryId, to, subject: '', text: JSON.stringify(post) }),
    },
  }
  return {
    accepts,
    attempts,
    channels,
    send: channels.email.send,
    fails: (fault, { to, channel, times = 1, retryAfter } = {}) =>
      void planned.push({ fault, to, channel, times, retryAfter, hits: 0 }),
    recovers: () => void (planned = []),
    met: (fault) => happened.filter((one) => one === fault).length,
    unhit: () => planned.filter(({ hits }) => hits === 0).map(({ fault }) => fault),
  }
}
