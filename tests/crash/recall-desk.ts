import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { gtin, product, store } from '#prisma/demo/builders.ts'

import { STORES, type Schedule } from './crash-plan.ts'

export type Keys = { manager: string; approver: string }

/** The people at the desk: they use the API, and ask again until they are answered, as one does. */
export type RecallDesk = {
  fillCatalog(): Promise<void>
  /** A recall that only waits to be let out. */
  prepare(schedule: Schedule): Promise<string>
  issue(recallId: string): Promise<void>
  /** For a store; false when it has no part in the recall yet. */
  acknowledge(recallId: string, storeNumber: string): Promise<boolean>
}

const PATIENCE_MS = 120_000

type Answer = { status: number; body: unknown }

// With one key for all its repeats, what is asked twice is done once.
const askUntilAnswered = async (url: string, key: string, method: string, body: unknown): Promise<Answer> => {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
  }
  for (const until = performance.now() + PATIENCE_MS; ;) {
    const answer = await fetch(url, {
      method,
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
      .then(async (response) => ({ status: response.status, body: (await response.json()) as unknown }))
      .catch((error: unknown) => ({ status: 599, body: String(error) }))
    const running = (answer.body as { code?: string }).code === 'IDEMPOTENCY_IN_PROGRESS'
    if (answer.status < 500 && !running) return answer
    if (performance.now() > until)
      throw new Error(`${method} ${url} is not answered: ${JSON.stringify(answer)}`)
    await sleep(50)
  }
}

export const storeNumber = (n: number): string => String(n + 1).padStart(4, '0')

const catalog = () => ({
  products: [product()],
  stores: Array.from({ length: STORES }, (_, n) =>
    store({
      number: storeNumber(n),
      contacts: [
        { channel: 'email', address: `duty.${n}@stores.example`, kind: 'on_duty', language: 'en' },
        {
          channel: 'sms',
          address: `+1206${String(2_000_000 + n * 7919)}`,
          kind: 'after_hours',
          language: 'en',
        },
      ],
    }),
  ),
})

export const openDesk = (recallUrl: string, keys: Keys): RecallDesk => {
  const ask = async <T>(who: keyof Keys, method: string, path: string, body: unknown): Promise<T> => {
    const answer = await askUntilAnswered(`${recallUrl}/api/v1${path}`, keys[who], method, body)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer.body as T
  }
  return {
    fillCatalog: async () => {
      const { products, stores } = catalog()
      await ask('manager', 'PUT', '/products', products)
      await ask('manager', 'PUT', '/stores', stores)
    },
    prepare: async ({ name, stores, priority }) => {
      const { id } = await ask<{ id: string }>('manager', 'POST', '/recalls', {
        title: `Schedule ${name}`,
        kind: 'recall',
        priority,
        jurisdiction: 'US',
        reasonCode: 'test',
        hazard: 'A hazard',
        instructions: 'Remove it',
        scope: [{ gtin: gtin(1), complete: true }],
        target: { mode: 'listed', storeNumbers: Array.from({ length: stores }, (_, n) => storeNumber(n)) },
      })
      await ask('manager', 'POST', `/recalls/${id}/submit`, {})
      await ask('approver', 'POST', `/recalls/${id}/approve`, {})
      return id
    },
    issue: (id) => ask('manager', 'POST', `/recalls/${id}/issue`, {}),
    acknowledge: async (id, number) => {
      const url = `${recallUrl}/api/v1/recalls/${id}/stores/${number}/acknowledge`
      const { status, body } = await askUntilAnswered(url, keys.manager, 'POST', { by: 'Duty', version: 1 })
      if (status >= 400 && status !== 404) throw new Error(`acknowledge ${number}: ${JSON.stringify(body)}`)
      return status < 400
    },
  }
}
