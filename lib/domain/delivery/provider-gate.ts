import { after, minutes, seconds, type Duration } from '../duration.ts'
import type { Priority } from '../recall/recall.ts'

/** What each state of a provider's breaker promises. */
export const BREAKER_PROMISE = {
  closed: 'Messages go out, as fast as the provider allows.',
  open: 'Nothing goes out: it failed several times in a row. What is due waits parked and spends no attempt.',
  probing: 'One message is on its way to see whether it is back; everything else waits.',
} as const
export type BreakerState = keyof typeof BREAKER_PROMISE

/** All that is known of a provider: how much it takes, and whether it is there. One row, shared by every worker. */
export type ProviderGate = {
  /** What it takes in a second; null: as much as we can send. */
  perSecond: number | null
  /** What may be sent at once, as of `filledAt`. */
  tokens: number
  filledAt: Date
  /** Up to when places have been promised to messages that had to wait for room. */
  promisedUntil: Date
  breaker: BreakerState
  /** Faults in a row. */
  faults: number
  /** Probes in a row that failed: each makes the pause before the next longer. */
  failedProbes: number
  /** Open: when one message may try. Probing: when the probe is given up for lost. */
  probeAt: Date
  /** Since when it takes messages again after it was away; it is not buried under what has waited. */
  recoveredAt: Date | null
}

export const newGate = (at: Date, perSecond: number | null = null): ProviderGate => ({
  perSecond,
  tokens: perSecond ?? 0,
  filledAt: at,
  promisedUntil: at,
  breaker: 'closed',
  faults: 0,
  failedProbes: 0,
  probeAt: at,
  recoveredAt: null,
})

export type Admission = {
  gate: ProviderGate
  granted: number
  /** For the others: `parked` until the provider is back, or a place a little later. */
  wait:
    | { parked: true; /** One was let in, and this is its mark. */ probe?: Date }
    | { parked: false; from: Date; perSecond: number }
    | null
}

const FAULTS_TO_OPEN = 5
const PROBE_TAKES: Duration = seconds(30)
const RAMP_FROM = 20
const RAMP: Duration = minutes(1)
// Of what a provider takes in a second, this much is kept for high priority.
const RESERVED = 0.2

/** How many of the messages may be sent now. */
export const admit = (
  gate: ProviderGate,
  { wanted, priority, at }: { wanted: number; priority: Priority; at: Date },
): Admission => {
  if (gate.breaker !== 'closed') return admitProbe(gate, at)
  const filled = fill(gate, at)
  const rate = rateAt(filled, at)
  if (rate === null) return { gate: filled, granted: wanted, wait: null }
  const kept = priority === 'high' ? 0 : Math.floor(rate * RESERVED)
  const granted = Math.max(0, Math.min(wanted, Math.floor(filled.tokens) - kept))
  const spent = { ...filled, tokens: filled.tokens - granted }
  if (granted === wanted) return { gate: spent, granted, wait: null }
  // Each that waits is given a place behind those that were promised one before it.
  const from = new Date(Math.max(spent.promisedUntil.getTime(), at.getTime()))
  const promisedUntil = after(from, seconds((wanted - granted) / rate))
  const behind = priority === 'high' ? spent.promisedUntil : promisedUntil
  return {
    gate: { ...spent, promisedUntil: behind },
    granted,
    wait: { parked: false, from: priority === 'high' ? at : from, perSecond: rate },
  }
}

const admitProbe = (gate: ProviderGate, at: Date): Admission => {
  if (at < gate.probeAt) return { gate, granted: 0, wait: { parked: true } }
  const probing = { ...gate, breaker: 'probing' as const, probeAt: after(at, PROBE_TAKES) }
  return { gate: probing, granted: 1, wait: { parked: true, probe: probing.probeAt } }
}

/** What came of messages that were sent: `faults` are those that say something about the provider, not about the message. */
export const report = (
  gate: ProviderGate,
  { fine, faults, at }: { fine: number; faults: number; at: Date },
): ProviderGate => {
  if (gate.breaker !== 'closed') {
    if (fine > 0) return closed(gate, at)
    return faults > 0 ? opened({ ...gate, failedProbes: gate.failedProbes + 1 }, at) : gate
  }
  const inARow = fine > 0 ? 0 : gate.faults + faults
  return inARow >= FAULTS_TO_OPEN ? opened(gate, at) : { ...gate, faults: inARow }
}

/** This probe turned out to be needless: nothing is known, and the next one may go, unless another is on its way already. */
export const giveProbeBack = (gate: ProviderGate, probe: Date, at: Date): ProviderGate =>
  gate.breaker === 'probing' && gate.probeAt.getTime() === probe.getTime()
    ? { ...gate, breaker: 'open', probeAt: at }
    : gate

// Never more than one probe a second, and seldom once it has been away for long.
const pauseBefore = (failedProbes: number): Duration => Math.min(seconds(1) * 2 ** failedProbes, seconds(30))

const opened = (gate: ProviderGate, at: Date): ProviderGate => ({
  ...gate,
  breaker: 'open',
  faults: 0,
  recoveredAt: null,
  probeAt: after(at, pauseBefore(gate.failedProbes)),
})

const closed = (gate: ProviderGate, at: Date): ProviderGate => ({
  ...gate,
  breaker: 'closed',
  faults: 0,
  failedProbes: 0,
  recoveredAt: at,
  tokens: 0,
  filledAt: at,
  promisedUntil: at,
})

/** What it is given in a second: all it takes, or for a minute after it came back ever more of it. */
const rateAt = ({ perSecond, recoveredAt }: ProviderGate, at: Date): number | null => {
  // Whoever asks as of before it came back, with a clock that is behind or after a sleep, stands at the foot of the ramp.
  const since = recoveredAt ? Math.max(0, at.getTime() - recoveredAt.getTime()) : RAMP
  if (since >= RAMP) return perSecond
  const ramped = RAMP_FROM * 2 ** (since / seconds(5))
  return Math.min(ramped, perSecond ?? Infinity)
}

const MOST_AT_ONCE = 2000

/** How many of those that are parked may be put on their way, once a second. */
export const roomFor = (gate: ProviderGate, at: Date): number => {
  // A probe that was lost, with its worker or because its message had become needless, makes room for the next one.
  if (gate.breaker !== 'closed') return at >= gate.probeAt ? 1 : 0
  return Math.min(Math.ceil(rateAt(gate, at) ?? MOST_AT_ONCE), MOST_AT_ONCE)
}

const fill = (gate: ProviderGate, at: Date): ProviderGate => {
  const rate = rateAt(gate, at)
  if (rate === null) return { ...gate, recoveredAt: null }
  // Never back in time: what was filled up to there would be filled once more.
  const filledAt = new Date(Math.max(at.getTime(), gate.filledAt.getTime()))
  const passed = (filledAt.getTime() - gate.filledAt.getTime()) / seconds(1)
  return { ...gate, tokens: Math.min(rate, gate.tokens + passed * rate), filledAt }
}
