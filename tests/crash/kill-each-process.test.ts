import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'

import { proved, PROVING } from '#tests/support/proof.ts'

import { patiently, RunningStack } from './running-stack.ts'

type Delivery = { id: string; state: string; attempts: number }

const STORES = 20
let stack: RunningStack

// Whoever comes first builds the web services, or waits for the one that does.
beforeAll(async () => {
  stack = await RunningStack.start()
}, minutes(10))

afterAll(() => stack[Symbol.asyncDispose]())

const issueRecall = async (title: string): Promise<string> => {
  const known = await stack.ask<{ data: { scope: { gtin: string }[] }[] }>('GET', '/recalls')
  const storeNumbers = Array.from({ length: STORES }, (_, i) => String(i + 1).padStart(4, '0'))
  const { id } = await stack.ask<{ id: string }>('POST', '/recalls', {
    title,
    kind: 'recall',
    // What may have been sent before its provider died is repeated within half a minute, not within two.
    priority: 'high',
    jurisdiction: 'US',
    reasonCode: 'test',
    hazard: 'A hazard',
    instructions: 'Remove it',
    scope: [{ gtin: known.data[0]?.scope[0]?.gtin, complete: true }],
    target: { mode: 'listed', storeNumbers },
  })
  await stack.ask('POST', `/recalls/${id}/submit`, {})
  await stack.ask('POST', `/recalls/${id}/approve`, {}, 'approverApiKey')
  await stack.ask('POST', `/recalls/${id}/issue`, {})
  return id
}

const deliveriesOf = async (id: string): Promise<Delivery[]> => {
  const { data } = await stack.ask<{ data?: Delivery[] }>('GET', `/recalls/${id}/deliveries?limit=500`)
  return data ?? []
}

// Nobody is forgotten, and whoever hears it twice does so because an attempt ended in doubt.
const expectEverybodyTold = async (id: string): Promise<void> => {
  const deliveries = await patiently(async () => {
    const all = await deliveriesOf(id)
    return all.length >= 2 * STORES && all.every(({ state }) => state === 'accepted' || state === 'delivered')
      ? all
      : undefined
  })
  const accepts = await stack.accepts()
  for (const { id: deliveryId, attempts } of deliveries) {
    const told = accepts.filter((accept) => accept.deliveryId === deliveryId).length
    expect(told).toBeGreaterThanOrEqual(1)
    expect(told).toBeLessThanOrEqual(attempts)
  }
}

describe('kill -9 of one process while a recall goes out', () => {
  test.each(
    proved(
      ['worker', 'postgres', 'sqs'],
      ['worker', 'web-recall', 'web-store', 'postgres', 'sqs', 'simulator'],
    ),
  )(
    '%s comes back by itself, and every store is told',
    async (name) => {
      const before = await stack.pid(name)
      const issued = issueRecall(`while ${name} is killed`)
      await stack.kill(name)
      await expectEverybodyTold(await issued)
      const after = await patiently(async () => {
        const pid = await stack.pid(name)
        return pid === before ? undefined : pid
      })
      expect(after).not.toBe(before)
    },
    120_000,
  )
})

test.runIf(PROVING)(
  'kill -9 of everything at once: the next start has what was committed, and tells every store',
  async () => {
    const id = await issueRecall('while everything is killed')
    await stack.killEverything()
    await stack.startAgain()
    await expectEverybodyTold(id)
  },
  180_000,
)
