import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { cpuOfTree, residentMb } from '../processes.ts'
import { issueTo, openRetailer } from './retailer.ts'
import { startSmallStack, type SmallStack } from './small-stack.ts'

export type Told = {
  stores: number
  messages: number
  /** From the issue to the last message that a provider took. */
  ms: number
  rawMs: number
  /** Until the first: the plan of all of them is written before any is sent. */
  firstMs: number
  memoryMb: number
  workerCpuMs: number
  lost: number
  duplicates: number
}

/** The messages of a size: as the engine has at once, fifty of each of four batches, of two channels. */
const AT_ONCE = 100
const HALF_AN_HOUR = 30 * 60_000

const untilAccepted = async (stack: SmallStack, count: number, watch: () => void): Promise<void> => {
  const until = Date.now() + HALF_AN_HOUR
  while ((await stack.accepted()) < count) {
    if (Date.now() > until) throw new Error(`Only ${await stack.accepted()} of ${count} were taken.`)
    watch()
    // Seldom: who asks is answered by the simulator, which has the messages to take.
    await sleep(200)
  }
}

const rawLoop = async (simulatorUrl: string, messages: number): Promise<number> => {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SES: simulatorUrl,
    AWS_ENDPOINT_URL_SNS: simulatorUrl,
  }
  const script = join(import.meta.dirname, 'raw-loop.ts')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, String(messages), String(AT_ONCE)],
    { env },
  )
  return Number(stdout)
}

const auditOf = async (stack: SmallStack, messages: number) => {
  const ids = new Set<string | null>()
  let [taken, first, last] = [0, Infinity, 0]
  for await (const { deliveryId, at } of stack.accepts()) {
    ids.add(deliveryId)
    taken += 1
    first = Math.min(first, Date.parse(at))
    last = Math.max(last, Date.parse(at))
  }
  return { lost: messages - ids.size, duplicates: taken - ids.size, first, last }
}

/** One recall to so many stores, by e-mail and SMS each, through real processes. */
export const tell = async (stores: number, seed: number): Promise<Told> => {
  await using stack = await startSmallStack()
  const { ground, admin, workerPid } = stack
  await openRetailer(ground, admin, stores, seed)
  const messages = stores * 2
  let memoryMb = 0
  const cpu = cpuOfTree(workerPid)
  const recallId = await issueTo(ground, stores, 'medium')
  const issuedAt = await stack.issuedAt(recallId)
  await untilAccepted(stack, messages, () => (memoryMb = Math.max(memoryMb, residentMb(workerPid))))
  const workerCpuMs = cpuOfTree(workerPid) - cpu
  const { first, last, ...audit } = await auditOf(stack, messages)
  const rawMs = await rawLoop(stack.simulatorUrl, messages)
  return {
    stores,
    messages,
    ms: last - issuedAt,
    rawMs,
    firstMs: first - issuedAt,
    memoryMb,
    workerCpuMs,
    ...audit,
  }
}
