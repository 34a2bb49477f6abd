import { setTimeout as sleep } from 'node:timers/promises'

import { PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

import type { FaultKind, PlannedFault, Schedule } from './crash-plan.ts'
import type { CrashStack } from './crash-stack.ts'
import { storeNumber, type RecallDesk } from './recall-desk.ts'

export type Run = { stack: CrashStack; desk: RecallDesk; speed: number; hits: Record<string, number> }
export type About = { recallId: string; schedule: Schedule }

// As the product has it; said here once more, since whoever is stopped has to sleep past it.
const LEASE_MS = 30_000
const PROVIDER_MUTE_FOR = 3
const FOR_A_WHILE_MS = 5000

/** Does it, and counts it: a fault that was planned and found nothing to break is none. */
export const breakThing = async (run: Run, about: About, fault: PlannedFault): Promise<void> => {
  const done = await BREAKS[fault.kind](run, about, fault)
  if (done) run.hits[fault.kind] = (run.hits[fault.kind] ?? 0) + 1
}

type Break = (run: Run, about: About, fault: PlannedFault) => Promise<boolean>

const BREAKS: Record<FaultKind, Break> = {
  'worker killed': async ({ stack }, _, { worker, downMs }) => {
    const one = stack.workers[worker]
    if (one.asleep) return false
    one.kill({ downMs })
    return true
  },
  'worker stopped past its lease': async ({ stack, speed }, _, { worker }) => {
    const one = stack.workers[worker]
    if (stack.workers.some(({ asleep }) => asleep)) return false
    // Whoever is stopped while nobody has anything in hand only comes back late.
    await until(stack, 'SELECT FROM delivery_lease LIMIT 1')
    one.asleep = true
    one.signal('SIGSTOP')
    await sleep((1.3 * LEASE_MS) / speed)
    one.signal('SIGCONT')
    one.asleep = false
    return true
  },
  'web killed': async ({ stack }, _, { downMs }) => kills(stack.web, downMs),
  'provider killed': async ({ stack }, _, { downMs }) => kills(stack.simulator, downMs),
  'queues killed': async ({ stack }, _, { downMs }) => kills(stack.queues, downMs),
  'queues emptied': async ({ stack }, _, { downMs }) => kills(stack.queues, downMs, stack.emptyQueues),
  'queues wiped': async ({ stack }) => {
    const wiped = await withQueues(stack, (sqs) =>
      Promise.all(
        Object.values(stack.queueUrls).map((QueueUrl) => sqs.send(new PurgeQueueCommand({ QueueUrl }))),
      ),
    )
    return wiped !== null
  },
  'database stopped': async ({ stack }, _, { downMs }) => kills(stack.postgres, downMs, undefined, 'SIGQUIT'),
  'provider takes and says nothing': ({ stack }, _, { times }) =>
    misbehave(stack, { kind: 'accept_then_timeout', count: Math.min(times, PROVIDER_MUTE_FOR) }),
  'provider refuses': ({ stack }, _, { times }) =>
    misbehave(stack, { kind: 'status', value: 503, count: times }),
  'provider hangs up': ({ stack }, _, { times }) => misbehave(stack, { kind: 'reset', count: times }),
  'letter dead': async ({ stack }, { recallId }) => {
    const MessageBody = await letterAbout(stack, recallId)
    const sent = await withQueues(stack, (sqs) =>
      sqs.send(new SendMessageCommand({ QueueUrl: `${stack.queueUrls.high}-dlq`, MessageBody })),
    )
    return sent !== null
  },
  'store answers': async ({ stack, desk }, { recallId, schedule }, { times }) => {
    await until(stack, 'SELECT FROM notice WHERE recall_id = $1 LIMIT 1', [recallId])
    const answers = await Promise.all(
      Array.from({ length: times }, (_, n) => desk.acknowledge(recallId, storeNumber(n % schedule.stores))),
    )
    return answers.includes(true)
  },
}

const kills = (
  one: CrashStack['web'],
  downMs: number,
  between: () => void = () => undefined,
  signal: NodeJS.Signals = 'SIGKILL',
): boolean => {
  one.kill({ signal, downMs, between })
  return true
}

/** Until there is such a row; not for ever, since whoever was to write it may be dead. */
const until = async ({ truth }: CrashStack, sql: string, values: unknown[] = []): Promise<void> => {
  for (const end = performance.now() + FOR_A_WHILE_MS; performance.now() < end; await sleep(10)) {
    const [row] = await truth.rows(sql, values)
    if (row) return
  }
}

/** Null when the queues do not answer: something else has killed them. */
const withQueues = async <T>(
  { endpoint }: CrashStack,
  work: (sqs: SQSClient) => Promise<T>,
): Promise<T | null> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const sqs = new SQSClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 3 })
  return work(sqs)
    .catch(() => null)
    .finally(() => sqs.destroy())
}

const misbehave = ({ simulatorUrl }: CrashStack, fault: Record<string, unknown>): Promise<boolean> =>
  fetch(`${simulatorUrl}/faults`, { method: 'POST', body: JSON.stringify({ channel: '*', ...fault }) }).then(
    ({ ok }) => ok,
    () => false,
  )

// What a queue gives up on after five receives: here it does so at once.
const letterAbout = async ({ truth }: CrashStack, recallId: string): Promise<string> => {
  const [recall] = await truth.rows<{ tenantId: string }>(
    'SELECT tenant_id AS "tenantId" FROM recall WHERE id = $1',
    [recallId],
  )
  const rows = await truth.rows<{ id: string }>(
    `SELECT id FROM delivery WHERE recall_id = $1 AND channel = 'email' LIMIT 200`,
    [recallId],
  )
  const message =
    rows.length > 0
      ? { type: 'send', channel: 'email', deliveryIds: rows.map(({ id }) => id) }
      : { type: 'fan_out', recallId, recallVersion: 1 }
  return JSON.stringify({ version: 1, tenantId: recall?.tenantId, ...message })
}

/** How long the providers take for each message from now on; a schedule's faults of theirs end with it. */
export const providersTake = async (stack: CrashStack, latencyMs: number): Promise<void> => {
  await fetch(`${stack.simulatorUrl}/faults`, { method: 'DELETE' }).catch(() => undefined)
  if (latencyMs > 0) await misbehave(stack, { kind: 'latency', value: latencyMs })
}
