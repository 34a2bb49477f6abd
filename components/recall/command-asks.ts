import { CHANNELS, SENDING_CHANNELS, type SendingChannel } from '#lib/domain/channel/channel.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { counted } from '#lib/domain/format/counted.ts'
import { listed } from '#lib/domain/format/listed.ts'

import type { CommandAsk } from './command-dialog.tsx'

type Reach = {
  /** That can be told, and that have nobody whom a message would reach. */
  stores: number
  unreachable: number
  /** Of all of them: that are known to have received what is recalled. */
  certain: number
  /** How many messages go out, by channel. */
  deliveries: Record<SendingChannel, number>
  minutes: number
}

const messagesIn = (deliveries: Reach['deliveries']): string => {
  const sent = SENDING_CHANNELS.filter((channel) => deliveries[channel] > 0).map((channel) =>
    counted(deliveries[channel], CHANNELS[channel].message),
  )
  return sent.length > 0 ? listed(sent) : 'no message can be sent'
}

/** Whom it reaches, and whom nobody tells. */
const reachText = ({ stores, unreachable, certain, deliveries, minutes }: Reach): string => {
  const told =
    stores > 0
      ? `${counted(stores, 'store')} will be notified at once: ${messagesIn(deliveries)}, in about ${counted(Math.max(1, minutes), 'minute')}.`
      : ''
  const untold =
    unreachable > 0
      ? `${counted(unreachable, 'store has', 'stores have')} no working contact and won’t be notified: call ${unreachable === 1 ? 'it' : 'them'}.`
      : ''
  const doubt =
    certain === 0 ? 'No store is known to have received what is recalled; these can’t be ruled out.' : ''
  return [told, untold, doubt].filter(Boolean).join(' ')
}

/** Stores that have not reported when the reminders end. A verified one has reported, and is counted as reported too. */
const silentText = ({ targeted, reported, notAffected }: RecallView['progress']): string => {
  const silent = targeted - reported - notAffected
  return silent > 0
    ? `${counted(silent, 'store hasn’t', 'stores haven’t')} reported, and get${silent === 1 ? 's' : ''} no more reminders. `
    : ''
}

type Situation = {
  recall: RecallView
  /** What this person may do. */
  allowed: { write: boolean; approve: boolean; issue: boolean }
  isAuthor: boolean
  hasTotp: boolean
  reach: Reach | null
}

/** The steps that this person can take with this recall now, and what each asks for. */
export const commandAsks = ({ recall, allowed, isAuthor, hasTotp, reach }: Situation): CommandAsk[] => {
  const { status, priority, number } = recall
  const urgent = priority === 'high'
  const proof = urgent
    ? { proof: { label: hasTotp ? 'Code from your authenticator app' : 'Your password', password: !hasTotp } }
    : {}
  const asks: (CommandAsk | false)[] = [
    status === 'draft' &&
      allowed.write && {
        verb: 'submit',
        label: 'Submit for review',
        variant: 'primary',
      },
    status === 'in_review' &&
      allowed.approve &&
      !(urgent && isAuthor) && {
        verb: 'approve',
        label: 'Approve',
        variant: 'primary',
        ...(urgent
          ? {
              question: {
                title: `Approve ${number}?`,
                description:
                  'You’ve read it and take responsibility for it. Nothing is sent until the recall is issued.',
              },
            }
          : {}),
        ...proof,
      },
    status === 'approved' &&
      allowed.issue && {
        verb: 'issue',
        label: 'Issue recall',
        question: {
          title: `Issue ${number}?`,
          description: reach
            ? `${reachText(reach)} This can’t be undone.`
            : 'Every targeted store will be notified at once. This can’t be undone.',
        },
        variant: 'primary',
        ...proof,
        ...(urgent ? { typed: number } : {}),
      },
    status === 'issued' &&
      allowed.issue && {
        verb: 'begin_closing',
        label: 'Start closing',
        question: {
          title: `Start closing ${number}?`,
          description: `${silentText(recall.progress)}You then see the closing checklist: what’s done and what’s open.`,
        },
        variant: 'secondary',
      },
    (status === 'closing' || status === 'closed') &&
      allowed.issue && {
        verb: 'reopen',
        label: 'Reopen',
        question: {
          title: `Reopen ${number}?`,
          description:
            'It’s issued again: stores can respond, and those that haven’t get reminders. Responses received so far still count.',
        },
        variant: 'secondary',
        reason: true,
      },
    (status === 'in_review' || status === 'approved') &&
      allowed.approve && {
        verb: 'send_back',
        label: 'Send back',
        question: {
          title: 'Send back to the author?',
          description: 'It becomes a draft again. Any approval is withdrawn.',
        },
        variant: 'secondary',
        reason: true,
      },
    (status === 'draft' || status === 'in_review' || status === 'approved') &&
      allowed.write && {
        verb: 'cancel',
        label: 'Cancel recall',
        question: {
          title: `Cancel ${number}?`,
          description: 'No store is notified. The draft stays in the list, marked as canceled.',
        },
        variant: 'danger',
        reason: true,
      },
  ]
  return asks.filter((ask) => ask !== false)
}
