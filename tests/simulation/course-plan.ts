import { minutes, seconds } from '#lib/domain/duration.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'

import type { VirtualTime } from './virtual-time.ts'

export type Away = { channel: SendingChannel; from: number; until: number; silent: boolean }

export type Mood = 'calm' | 'away' | 'unswept' | 'storm'

/** What may go wrong in one course, and how often: drawn from its seed. */
export type CoursePlan = {
  /**
   * `calm`: nothing goes wrong, and all must be quick. `away`: a crowd waits for a provider. `unswept`: workers die, the
   * sweeps stand still, and the queue alone carries on. `storm`: anything.
   */
  mood: Mood
  workers: number
  stores: number
  contacts: SendingChannel[]
  recalls: number
  faultsUntil: number
  sweptFrom: number
  /** From here on nothing goes wrong any more, and nobody stands still. */
  quietFrom: number
  crash: number
  pause: number
  refused: number
  lostAnswer: number
  queue: { loss: number; duplicate: number; delay: number; partial: number; lie: number }
  provider: { tryLater: number; refused: number; silence: number; acceptThenTimeout: number; hang: number }
  slowSends: number
  away: Away[]
  clockSteps: number
  changes: number
  perSecond: number | null
}

const NOTHING = {
  crash: 0,
  pause: 0,
  refused: 0,
  lostAnswer: 0,
  clockSteps: 0,
  changes: 0,
  perSecond: null,
  away: [],
  queue: { loss: 0, duplicate: 0, delay: 0, partial: 0, lie: 0 },
  provider: { tryLater: 0, refused: 0, silence: 0, acceptThenTimeout: 0, hang: 0 },
}

export const drawPlan = (time: VirtualTime, mood?: Mood): CoursePlan => {
  const drawn = mood ? MOODS[mood](time) : drawMood(time)
  return { faultsUntil: drawn.quietFrom, sweptFrom: -Infinity, ...drawn }
}

type Drawn = Omit<CoursePlan, 'faultsUntil' | 'sweptFrom'> & Partial<CoursePlan>

const drawMood = (time: VirtualTime): Drawn => {
  const mood = time.random()
  if (mood < 0.08) return calm(time)
  if (mood < 0.16) return away(time)
  return mood < 0.24 ? unswept(time) : storm(time)
}

const unswept = (time: VirtualTime): Drawn => ({
  ...NOTHING,
  mood: 'unswept',
  workers: time.between(2, 3),
  stores: time.between(2, 6),
  contacts: ['push'],
  recalls: 3,
  faultsUntil: time.now + minutes(1),
  sweptFrom: time.now + minutes(8),
  quietFrom: time.now + minutes(8),
  crash: 0.02,
  refused: 0.05,
  lostAnswer: 0.05,
  slowSends: 200,
  queue: { ...NOTHING.queue, delay: 0.2, partial: 0.3 },
})

// A crowd of low priority with a slow provider, and one of high that must not wait behind it.
const calm = (time: VirtualTime): Drawn => ({
  ...NOTHING,
  mood: 'calm',
  workers: time.between(1, 3),
  stores: time.between(4, 30),
  contacts: ['email'],
  recalls: 3,
  quietFrom: time.now + minutes(1),
  slowSends: time.pick([50, seconds(2), seconds(4)]),
})

const away = (time: VirtualTime): Drawn => {
  const from = time.now + time.between(0, 500)
  const until = from + time.pick([seconds(20), minutes(2), minutes(20), minutes(60)])
  const harsh = time.random() < 0.4
  return {
    ...NOTHING,
    mood: 'away',
    workers: time.between(2, 4),
    stores: time.between(20, harsh ? 60 : 120),
    contacts: ['sms'],
    recalls: 1,
    quietFrom: until + minutes(1),
    slowSends: 100,
    changes: time.between(0, 6),
    ...(harsh
      ? { crash: time.pick([0, 0.01]), pause: time.pick([0, 0.002]), clockSteps: time.between(0, 4) }
      : {}),
    away: [{ channel: 'sms', from, until, silent: time.random() < 0.3 }],
  }
}

const MOODS: Record<Mood, (time: VirtualTime) => Drawn> = {
  calm: (time) => calm(time),
  away: (time) => away(time),
  unswept: (time) => unswept(time),
  storm: (time) => storm(time),
}

const CHANNELS: SendingChannel[] = ['sms', 'push', 'sms', 'push', 'email', 'teams']

const storm = (time: VirtualTime): Drawn => {
  const { now } = time
  const some = (most: number): number => (time.random() < 0.5 ? 0 : time.random() * most)
  const lasts = time.pick([seconds(20), minutes(2), minutes(10)])
  const contacts = time.random() < 0.5 ? [time.pick(CHANNELS)] : [time.pick(CHANNELS), time.pick(CHANNELS)]
  const gone = (channel: SendingChannel): Away => {
    const from = now + time.between(0, lasts)
    return {
      channel,
      from,
      until: Math.min(from + time.between(1000, lasts), now + lasts),
      silent: time.random() < 0.5,
    }
  }
  return {
    mood: 'storm',
    workers: time.between(2, 4),
    stores: time.between(1, 5),
    contacts,
    recalls: time.between(1, 3),
    quietFrom: now + lasts,
    slowSends: time.pick([20, 200, seconds(3)]),
    crash: some(0.03),
    pause: some(0.02),
    refused: some(0.03),
    lostAnswer: some(0.05),
    queue: { loss: some(0.5), duplicate: some(0.3), delay: some(0.5), partial: some(0.3), lie: some(0.5) },
    provider: {
      tryLater: some(0.4),
      refused: some(0.1),
      silence: some(0.3),
      acceptThenTimeout: some(0.3),
      hang: some(0.2),
    },
    away: time.random() < 0.3 ? contacts.slice(0, 1).map(gone) : [],
    clockSteps: time.random() < 0.3 ? time.between(1, 3) : 0,
    changes: time.between(0, 8),
    perSecond: time.random() < 0.15 ? time.between(1, 5) : null,
  }
}
