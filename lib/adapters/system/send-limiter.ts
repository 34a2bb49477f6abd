import { admit, giveProbeBack, report, type ProviderGate } from '#lib/domain/delivery/provider-gate.ts'
import { counted, mayRetry, type RetryBudget } from '#lib/domain/delivery/retry-budget.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import { after, seconds } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { Gates } from '#lib/ports/gates.ts'
import type { SendLimiter } from '#lib/ports/send-limiter.ts'

// A provider that takes all we have, and is there, is asked about once in a while and not for every batch.
const TRUST_FOR = seconds(1)
const FAULTS_IN_LINE = 5
// While high priority is on its way, this many of the others go on: they wait, but they never stand still.
const TRICKLE = 1
const URGENT_LINGERS = 500

/** How fast this process may send, and in which order. One for each process; what providers allow is shared by all. */
export const createSendLimiter = ({ gates, clock }: { gates: Gates; clock: Clock }): SendLimiter => {
  const trusted = new Map<SendingChannel, Date>()
  const inARow = new Map<SendingChannel, number>()
  const budgets = new Map<SendingChannel, RetryBudget>()
  const lanes = createLanes(clock)

  const remember = (channel: SendingChannel, { breaker, perSecond, recoveredAt }: ProviderGate, at: Date) => {
    if (breaker === 'closed' && perSecond === null && !recoveredAt) trusted.set(channel, after(at, TRUST_FOR))
    else trusted.delete(channel)
    if (breaker === 'closed') inARow.delete(channel)
  }
  return {
    ...lanes,
    admit: async (channel, wanted, priority) => {
      const at = clock.now()
      if ((trusted.get(channel) ?? at) > at) return { granted: wanted, wait: null }
      return gates.change(channel, at, (gate) => {
        const { gate: next, granted, wait } = admit(gate, { wanted, priority, at })
        remember(channel, next, at)
        // The one that is to find out whether it is back must get through here; one more fault, and nothing does again.
        if (next.breaker === 'probing' && granted > 0) inARow.set(channel, FAULTS_IN_LINE - 1)
        return { gate: next, answer: { granted, wait } }
      })
    },
    isAvailable: (channel) => (inARow.get(channel) ?? 0) < FAULTS_IN_LINE,
    recordOutcome: (channel, outcome) => {
      inARow.set(channel, isFault(outcome) ? (inARow.get(channel) ?? 0) + 1 : 0)
    },
    mayRetry: (channel) => mayRetry(budgets.get(channel) ?? [], clock.now()),
    tries: (channel, kind) => {
      budgets.set(channel, counted(budgets.get(channel) ?? [], kind, clock.now()))
    },
    giveBack: async (channel, probe) => {
      const at = clock.now()
      await gates.change(channel, at, (gate) => ({ gate: giveProbeBack(gate, probe, at), answer: null }))
    },
    report: async (channel, outcomes) => {
      const faults = outcomes.filter(isFault).length
      const fine = outcomes.filter(({ type }) => type === 'accepted' || type === 'failed').length
      const at = clock.now()
      // All is well, and known to be.
      if (faults === 0 && trusted.has(channel)) return
      if (faults + fine === 0) return
      await gates.change(channel, at, (gate) => {
        const next = report(gate, { fine, faults, at })
        remember(channel, next, at)
        return { gate: next, answer: null }
      })
    },
  }
}

/** Silence, a broken connection or an error of its own: it says something about the provider, whoever it was meant for. */
const isFault = (outcome: SendOutcome): boolean =>
  outcome.type === 'unknown' || (outcome.type === 'retry' && outcome.providerAtFault === true)

// More would only wait for one another in the sockets of the SDK, and take memory while they wait.
const URGENT_AT_ONCE = 96
const OTHERS_AT_ONCE = 96

const createLanes = (clock: Clock): Pick<SendLimiter, 'begin' | 'acquire'> => {
  let urgent = 0
  let urgentUntil = clock.now()
  const isUrgent = () => urgent > 0 || clock.now() < urgentUntil
  // Each provider has lanes of its own: one that does not answer holds up nobody who waits for another.
  const high = lanesBy(() => URGENT_AT_ONCE)
  const others = lanesBy(() => (isUrgent() ? TRICKLE : OTHERS_AT_ONCE))
  return {
    begin: (priority: Priority) => {
      if (priority !== 'high') return () => undefined
      urgent += 1
      return () => {
        urgent -= 1
        // From its planning to its sending an urgent recall passes the queue: the way is kept free for it. Whoever waits is let
        // in by the next one that leaves, and at least one is always inside.
        urgentUntil = after(clock.now(), URGENT_LINGERS)
      }
    },
    acquire: (priority, channel) => (priority === 'high' ? high : others).of(channel).enter(),
  }
}

const lanesBy = (room: () => number) => {
  const lanes = new Map<SendingChannel, ReturnType<typeof lane>>()
  const of = (channel: SendingChannel) => {
    const known = lanes.get(channel) ?? lane(room)
    lanes.set(channel, known)
    return known
  }
  return { of }
}

/** Places for so many at once, as it is at the moment; whoever finds none waits in line. */
const lane = (room: () => number) => {
  let inside = 0
  const waiting: (() => void)[] = []
  const next = (): void => {
    while (inside < room() && waiting.length > 0) {
      inside += 1
      waiting.shift()?.()
    }
  }
  const leave = (): void => {
    inside -= 1
    next()
  }
  const enter = async (): Promise<() => void> => {
    if (inside < room()) inside += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return leave
  }
  return { enter }
}
