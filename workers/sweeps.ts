import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkerProcess } from '#lib/compose.ts'
import { roomFor } from '#lib/domain/delivery/provider-gate.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import { REDRIVEN_A_SECOND } from '#lib/domain/operations/dead-letter.ts'
import { after, before, hours, minutes, seconds, type Duration } from '#lib/domain/duration.ts'
import { clearAwayFiles } from '#lib/use-cases/attachment/clear-away-files.ts'
import { auditLadders } from '#lib/use-cases/escalation/audit-ladders.ts'
import { takeDueSteps } from '#lib/use-cases/escalation/take-due-steps.ts'
import { applyProviderEvents } from '#lib/use-cases/delivery/apply-provider-events.ts'
import { callDistrict } from '#lib/use-cases/notice/call-district.ts'
import { escalateUnreachedStores } from '#lib/use-cases/notice/escalate-unreached-stores.ts'
import { runSyntheticRecall } from '#lib/use-cases/operations/run-synthetic-recall.ts'
import { issueScheduled } from '#lib/use-cases/recall/issue-scheduled.ts'

import { gaugeMachinery } from './gauge-machinery.ts'
import type { Heartbeat } from './heartbeat.ts'
import { runNextImport, runSmallImport } from './run-next-import.ts'
import { takeDeadLetters } from './take-dead-letters.ts'

type Sweep = { name: string; every: Duration; run: (worker: WorkerProcess) => Promise<number> }

const AT_ONCE = 2000

/** What keeps deliveries going when every hint is lost. Safe in any number of workers. */
export const SWEEPS: Sweep[] = [
  {
    name: 'relay',
    every: 200,
    run: ({ ports: { sweeps, queue } }) =>
      sweeps.relay((priority, entries) => queue.publish(priority, entries), 100),
  },
  {
    name: 'expired_leases',
    every: seconds(5),
    run: ({ ports: { sweeps, clock } }) => sweeps.expireLeases(clock.now()),
  },
  {
    name: 'due_deliveries',
    every: seconds(2),
    // Told a minute ago and still not done: the hint was lost, or the queue is long. A second hint does no harm.
    run: ({ ports: { sweeps, clock } }) =>
      sweeps.wakeDue(clock.now(), after(clock.now(), minutes(1)), AT_ONCE),
  },
  { name: 'parked_deliveries', every: seconds(1), run: wakeParked },
  { name: 'provider_rates', every: minutes(5), run: readRates },
  {
    name: 'lost_fan_outs',
    every: seconds(3),
    // A fan-out takes a moment; one that has not ended after five seconds was lost, or a second asking finds it locked.
    run: ({ ports: { sweeps, clock } }) => sweeps.wakeFanOuts(clock.now(), before(clock.now(), seconds(5))),
  },
  {
    name: 'lost_follow_ups',
    every: seconds(3),
    run: ({ ports: { sweeps, clock } }) => sweeps.wakeFollowUps(clock.now(), before(clock.now(), seconds(5))),
  },
  {
    name: 'due_account_mails',
    every: seconds(5),
    run: ({ ports: { sweeps, clock } }) =>
      sweeps.wakeAccountMails(clock.now(), before(clock.now(), minutes(2))),
  },
  { name: 'escalations', every: seconds(5), run: ({ ports }) => takeDueSteps(ports)() },
  { name: 'audit_ladders', every: minutes(1), run: auditLadder },
  {
    name: 'due_contact_tests',
    every: seconds(2),
    run: ({ ports: { sweeps, clock } }) =>
      sweeps.wakeContactTests(clock.now(), after(clock.now(), minutes(1))),
  },
  { name: 'prove_progress', every: minutes(1), run: proveProgress },
  {
    name: 'imports',
    // A loop of its own: a catalog of 100,000 rows takes seconds, and no message waits behind it.
    every: 500,
    run: ({ ports }) => runNextImport(ports),
  },
  { name: 'small_imports', every: 500, run: ({ ports }) => runSmallImport(ports) },
  {
    name: 'old_imports',
    every: hours(1),
    run: ({ ports: { importWork, clock } }) => importWork.purge(clock.now()),
  },
  { name: 'unfinished_files', every: minutes(10), run: ({ ports }) => clearAwayFiles(ports)() },
  { name: 'provider_events', every: 500, run: ({ ports }) => applyProviderEvents(ports)() },
  { name: 'unreached_stores', every: 500, run: escalateAllUnreached },
  { name: 'stores_that_need_help', every: seconds(1), run: tellDistricts },
  { name: 'late_stock', every: seconds(1), run: judgeLate },
  { name: 'second_look', every: seconds(30), run: rescanMissedStock },
  { name: 'scheduled_issues', every: seconds(2), run: issueDue },
  { name: 'dead_letters', every: seconds(2), run: ({ ports }) => takeDeadLetters(ports) },
  { name: 'redriven_letters', every: seconds(1), run: requeueRedrivenLetters },
  { name: 'synthetic_recall', every: seconds(5), run: runSynthetic },
  { name: 'gauges', every: seconds(5), run: gaugeMachinery },
  { name: 'purge', every: hours(1), run: ({ ports: { sweeps, clock } }) => sweeps.purge(clock.now()) },
]

// One message to see whether a provider is back; then all that waits, no faster than the provider is given it.
async function wakeParked({ ports: { gates, sweeps, clock } }: WorkerProcess): Promise<number> {
  const at = clock.now()
  for (const gate of await gates.all()) {
    const limit = roomFor(gate, at)
    if (limit > 0) await sweeps.wakeParked(gate.channel, at, after(at, minutes(1)), limit)
  }
  return 0 // Once a second, however much there is: the ramp counts in seconds.
}

// Once a second, however many there are: what killed a worker once is given back bit by bit.
async function requeueRedrivenLetters({ ports: { deadLetters, clock } }: WorkerProcess): Promise<number> {
  await deadLetters.requeue(clock.now(), REDRIVEN_A_SECOND)
  return 0
}

async function readRates({ ports: { gates, providerRates, clock } }: WorkerProcess): Promise<number> {
  const at = clock.now()
  for (const [channel, perSecond] of Object.entries(await providerRates()))
    await gates.change(channel as SendingChannel, at, (gate) => ({
      gate: { ...gate, perSecond },
      answer: null,
    }))
  return 0
}

async function runSynthetic({ ports, syntheticTo }: WorkerProcess): Promise<number> {
  return syntheticTo === null ? 0 : runSyntheticRecall(ports)(syntheticTo)
}

async function judgeLate({ ports }: WorkerProcess): Promise<number> {
  const { sweeps, deliveries, clock } = ports
  let told = 0
  for (const recall of await sweeps.lateRecalls())
    told += await deliveries.judgeLateStock({ ...recall, at: clock.now(), traceparent: null })
  return told
}

async function escalateAllUnreached({ ports }: WorkerProcess): Promise<number> {
  let told = 0
  for (const recall of await ports.sweeps.unreached()) {
    const done = await escalateUnreachedStores(ports)(recall)
    if (done.ok) told += done.value
  }
  return told
}

async function tellDistricts({ ports }: WorkerProcess): Promise<number> {
  const asking = await ports.sweeps.helpAsked()
  for (const store of asking) await callDistrict(ports)(store)
  return asking.length
}

async function rescanMissedStock({ ports: { sweeps, deliveries, clock } }: WorkerProcess): Promise<number> {
  const versions = await sweeps.versionsToLookAt(before(clock.now(), minutes(2)))
  for (const version of versions) await deliveries.rescanMissedStock({ ...version, at: clock.now() })
  return versions.length
}

async function issueDue({ ports }: WorkerProcess): Promise<number> {
  const due = await ports.sweeps.dueIssues(ports.clock.now())
  for (const recall of due) await issueScheduled(ports)(recall)
  return due.length
}

async function auditLadder({ ports, metrics }: WorkerProcess): Promise<number> {
  metrics.ladderLateStores.set(await auditLadders(ports)())
  return 0
}

async function proveProgress({ ports: { sweeps, log }, metrics }: WorkerProcess): Promise<number> {
  const differed = await sweeps.proveProgress()
  metrics.progressDifferences.set(differed.length)
  for (const { tenantId, recallId } of differed) log.error('progress.differed', { tenantId, recallId })
  return differed.length
}

/** Runs one sweep again and again. While it finds work it does not pause. */
export const sweepLoop = async (
  worker: WorkerProcess,
  sweep: Sweep,
  heartbeat: Heartbeat,
  stop: AbortSignal,
): Promise<void> => {
  const { ports, metrics } = worker
  const pause = sweep.name === 'relay' ? pauseUntilFilled(worker, stop) : pauseOnly(stop)
  heartbeat.begun(sweep)
  while (!stop.aborted) {
    let moved = 0
    try {
      moved = await sweep.run(worker)
      metrics.swept.inc({ sweep: sweep.name }, moved)
      metrics.lastSweep.set({ sweep: sweep.name }, ports.clock.now().getTime() / 1000)
      heartbeat.ended(sweep.name)
      if (moved > 0 && sweep.name !== 'relay')
        ports.log.info('sweep.moved', { type: sweep.name, count: moved })
    } catch (error) {
      heartbeat.failed(sweep.name)
      ports.log.warn('sweep.failed', { type: sweep.name, error })
      await sleep(seconds(1), undefined, { signal: stop }).catch(() => undefined)
    }
    if (moved === 0) await pause(sweep.every)
  }
}

const pauseOnly =
  (stop: AbortSignal) =>
  (most: Duration): Promise<void> =>
    sleep(most, undefined, { signal: stop }).catch(() => undefined)

// The relay does not wait for its turn when something was written: an urgent recall would wait with it. If the word is lost,
// its turn comes all the same.
const pauseUntilFilled = (
  { outbox }: WorkerProcess,
  stop: AbortSignal,
): ((most: Duration) => Promise<void>) => {
  let wake = new AbortController()
  let filled = false
  outbox.subscribe(() => {
    filled = true
    wake.abort()
  })
  return async (most) => {
    if (!filled) await pauseOnly(AbortSignal.any([stop, wake.signal]))(most)
    filled = false
    wake = new AbortController()
  }
}
