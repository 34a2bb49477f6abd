import type { WorkerProcess } from '#lib/compose.ts'
import { ALARM_CODES, alarmsOf } from '#lib/domain/operations/alarms.ts'

const BREAKER = { closed: 0, probing: 1, open: 2 } as const

/** Everything that the page of operations shows, of all tenants, as figures. */
export const gaugeMachinery = async ({ ports, metrics }: WorkerProcess): Promise<number> => {
  const { sweeps, gates, deadLetters, heartbeats, machinery, queueDepths, clock } = ports
  const at = clock.now()
  const backlog = await sweeps.backlog(at)
  for (const { priority, waiting, oldestSeconds } of backlog) {
    metrics.waiting.set({ priority }, waiting)
    metrics.oldest.set({ priority }, oldestSeconds)
  }
  const queues = await queueDepths()
  for (const { queue, waiting, inFlight, dead } of queues ?? []) {
    metrics.queueMessages.set({ queue, state: 'waiting' }, waiting)
    metrics.queueMessages.set({ queue, state: 'in_flight' }, inFlight)
    metrics.queueMessages.set({ queue, state: 'dead' }, dead)
  }
  const standing = await gates.all()
  for (const { channel, breaker, perSecond } of standing) {
    metrics.breaker.set({ channel }, BREAKER[breaker])
    if (perSecond !== null) metrics.providerRate.set({ channel }, perSecond)
  }
  for (const { channel, parked, postponed } of await machinery.waits(at)) {
    metrics.held.set({ channel, reason: 'parked' }, parked)
    metrics.held.set({ channel, reason: 'postponed' }, postponed)
  }
  const letters = await deadLetters.waiting()
  metrics.deadLetters.reset()
  for (const { queue, count } of letters) metrics.deadLetters.set({ queue }, count)
  const { sweeps: beats, workers } = await heartbeats.latest()
  for (const { sweep, endedAt } of beats)
    if (endedAt) metrics.sweepAge.set({ sweep }, (at.getTime() - endedAt.getTime()) / 1000)
  const synthetic = await machinery.synthetic(at)
  if (synthetic?.latencyMs != null) metrics.syntheticLatency.set(synthetic.latencyMs / 1000)
  if (synthetic?.acceptedAt) metrics.syntheticAge.set((at.getTime() - synthetic.acceptedAt.getTime()) / 1000)
  const waitingLetters = letters.reduce((sum, { count }) => sum + count, 0)
  const facts = {
    at,
    queues,
    backlog,
    gates: standing,
    deadLetters: waitingLetters,
    workers,
    sweeps: beats,
    synthetic,
  }
  const alarms = alarmsOf(facts)
  for (const code of ALARM_CODES)
    metrics.alarms.set({ code }, alarms.filter((alarm) => alarm.code === code).length)
  return 0
}
