import { setTimeout as sleep } from 'node:timers/promises'

import { TENANT } from '../fixtures.ts'
import { percentile } from '../figures.ts'
import { issueTo, openRetailer } from './retailer.ts'
import { startSmallStack, type SmallStack } from './small-stack.ts'

/** From the issue of an urgent recall to what the providers have taken of it, in milliseconds. */
export type Urgent = { first: number; p99: number; missing: number }

type Accept = { n: number; at: string; deliveryId: string | null }

const URGENT_STORES = 200

const acceptsSince = async (stack: SmallStack, n: number): Promise<Accept[]> =>
  (await (await fetch(`${stack.simulatorUrl}/accepts?since=${n}`)).json()) as Accept[]

const issueUrgent = async (stack: SmallStack): Promise<Urgent> => {
  const before = await stack.accepted()
  const recallId = await issueTo(stack.ground, URGENT_STORES, 'high')
  const issuedAt = await stack.issuedAt(recallId)
  // The provider is asked once, at the end: it has the messages to take, and what it took is megabytes to tell.
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    await sleep(50)
    if ((await stack.settledOf(recallId)) === URGENT_STORES * 2) break
  }
  const own = await stack.deliveriesOf(recallId)
  const taken = (await acceptsSince(stack, before))
    .filter(({ deliveryId }) => deliveryId !== null && own.has(deliveryId))
    .map(({ at }) => Date.parse(at) - issuedAt)
  return {
    first: Math.min(...taken),
    p99: percentile(taken, 0.99),
    missing: URGENT_STORES * 2 - taken.length,
  }
}

const several = async (stack: SmallStack, runs: number): Promise<Urgent[]> => {
  const all: Urgent[] = []
  for (let run = 0; run < runs; run += 1) {
    all.push(await issueUrgent(stack))
    await sleep(1000)
  }
  return all
}

const fault = async (stack: SmallStack, body: object) => {
  const answer = await fetch(`${stack.simulatorUrl}/faults`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
}

// Some stores have a Teams channel and a browser as well: one of these providers is dead, the other does not answer.
const withDeadAndHanging = async (stack: SmallStack, stores: number): Promise<void> => {
  const { admin } = stack
  for (const [channel, address] of [
    ['teams', `${stack.simulatorUrl}/teams/`],
    ['push', 'arn:aws:sns:us-east-1:123456789012:endpoint/GCM/bench/'],
  ])
    await admin.query(
      `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
       SELECT gen_random_uuid(), $1, id, $2::channel, $3 || number, 'on_duty', 'en', now() FROM store
       WHERE number > $4 ORDER BY number LIMIT $5`,
      [TENANT, channel, address, String(URGENT_STORES).padStart(6, '0'), stores / 10],
    )
  await fault(stack, { channel: 'teams', kind: 'reset' })
  await fault(stack, { channel: 'push', kind: 'latency', value: 30_000 })
}

/** Idle, and then while so many low-priority deliveries wait, one provider is dead and one hangs for thirty seconds. */
export const tellUrgently = async (backlogStores: number, runs: number, seed: number) => {
  await using stack = await startSmallStack()
  await openRetailer(stack.ground, stack.admin, backlogStores, seed)
  await several(stack, 1) // The first one finds everything cold.
  const idle = await several(stack, runs)
  await withDeadAndHanging(stack, backlogStores)
  await issueTo(stack.ground, backlogStores, 'low')
  while ((await stack.waiting()) < backlogStores) await sleep(100)
  const beside = await several(stack, runs)
  const left = await stack.waiting()
  return { idle, beside, left }
}
