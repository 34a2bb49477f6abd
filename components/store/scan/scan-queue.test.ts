import fc from 'fast-check'
import { expect, test } from 'vitest'

import { counted } from './found.ts'
import { scanQueue, type WaitingScan } from './scan-queue.ts'

const scan = (n: number): WaitingScan => ({
  id: String(n),
  noticeId: 'n',
  version: 1,
  code: 'x',
  lot: null,
  expiresOn: null,
  entry: 'camera',
  verdict: 'check',
  at: '2026-11-21T12:00:00Z',
})

const inMemory = (kept: WaitingScan[]) => ({
  load: async () => [...kept],
  keep: async (one: WaitingScan) => void kept.push(one),
  remove: async (gone: readonly WaitingScan[]) =>
    void kept.splice(0, Infinity, ...kept.filter(({ id }) => gone.every((one) => one.id !== id))),
})

/** A phone, and a server that keeps each id once and does with each request what the script says. */
const phoneAndServer = (script: ('answers' | 'loses the answer' | 'is away' | 'breaks')[] = []) => {
  const kept: WaitingScan[] = []
  const server: string[] = []
  const changed: string[] = []
  const queue = scanQueue({
    ...inMemory(kept),
    post: (scans) => {
      const fate = script.shift() ?? 'answers'
      if (fate === 'is away') return Promise.reject(new TypeError('Failed to fetch'))
      if (fate === 'breaks') return Promise.resolve(new Response('', { status: 503 }))
      for (const { id } of scans) if (!server.includes(id)) server.push(id)
      if (fate === 'loses the answer') return Promise.reject(new TypeError('Failed to fetch'))
      const answers = scans.map(({ id }) => ({ id, verdict: 'check', version: 1 }))
      return Promise.resolve(Response.json({ scans: answers }))
    },
    onChanged: ({ id }) => changed.push(id),
  })
  return { queue, server, changed, kept }
}

const fate = fc.constantFrom('answers', 'loses the answer', 'is away', 'breaks')

test('whatever the network does, each scan arrives once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 12 }),
      fc.integer({ min: 0, max: 500 }),
      async (script, n) => {
        const { queue, server, kept } = phoneAndServer([...script])
        for (let i = 0; i < n; i += 1) await queue.add(scan(i))
        // Each try ends with a definite answer or with "later"; the script is finite.
        for (let tries = 0; (await queue.send()).how === 'later'; tries += 1)
          expect(tries).toBeLessThanOrEqual(script.length)
        expect(server).toEqual(Array.from({ length: n }, (_, i) => String(i)))
        expect(kept.length).toBe(0)
      },
    ),
    { numRuns: 50 },
  )
})

test('a refusal stops, explains and keeps', async () => {
  const kept = [scan(1)]
  const refused = scanQueue({
    ...inMemory(kept),
    post: () => Promise.resolve(Response.json({ detail: 'You were signed out.' }, { status: 401 })),
    onChanged: () => undefined,
  })
  expect(await refused.send()).toEqual({ how: 'refused', detail: 'You were signed out.' })
  expect(kept.length).toBe(1)
})

test('a server that says something else than the phone is heard', async () => {
  const { queue, changed } = phoneAndServer()
  await queue.add({ ...scan(1), verdict: 'not_recalled' })
  await queue.add(scan(2))
  await queue.send()
  expect(changed).toEqual(['1'])
})

test('packs are counted by lot, however it is written, and down to nothing', () => {
  const pack = { gtin: 'g', lot: 'L1 a' }
  const two = counted(counted([], pack, 1), { gtin: 'g', lot: 'l1A' }, 1)
  expect(two).toEqual([{ gtin: 'g', lot: 'L1 a', count: 2 }])
  const other = counted(two, { gtin: 'g', lot: null }, 1)
  expect(other).toHaveLength(2)
  expect(counted(counted(other, pack, -1), pack, -1)).toEqual([{ gtin: 'g', lot: null, count: 1 }])
  expect(counted([], pack, -1)).toEqual([])
})

test('a code that the server cannot read is done with, and counted', async () => {
  const kept = [scan(1), scan(2)]
  const queue = scanQueue({
    ...inMemory(kept),
    post: () =>
      Promise.resolve(
        Response.json({ scans: [{ id: '2', verdict: 'check', version: 1 }], refused: [{ id: '1' }] }),
      ),
    onChanged: () => undefined,
  })
  expect(await queue.send()).toEqual({ how: 'all', leftOut: 1 })
  expect(kept.length).toBe(0)
})
