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

/** A phone, and a server that keeps each id once and does with each request what the script says. */
const phoneAndServer = (script: ('answers' | 'loses the answer' | 'is away' | 'breaks')[] = []) => {
  let kept: WaitingScan[] = []
  const server: string[] = []
  const changed: string[] = []
  const queue = scanQueue({
    load: () => kept,
    save: (scans) => void (kept = [...scans]),
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
  return { queue, server, changed }
}

const fate = fc.constantFrom('answers', 'loses the answer', 'is away', 'breaks')

test('whatever the network does, each scan arrives once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 12 }),
      fc.integer({ min: 0, max: 500 }),
      async (script, n) => {
        const { queue, server } = phoneAndServer([...script])
        for (let i = 0; i < n; i += 1) queue.add(scan(i))
        // Each try ends with a definite answer or with "later"; the script is finite.
        for (let tries = 0; (await queue.send()).how === 'later'; tries += 1)
          expect(tries).toBeLessThanOrEqual(script.length)
        expect(server).toEqual(Array.from({ length: n }, (_, i) => String(i)))
        expect(queue.waiting()).toBe(0)
      },
    ),
    { numRuns: 50 },
  )
})

test('a refusal stops, explains and keeps', async () => {
  let kept = [scan(1)]
  const refused = scanQueue({
    load: () => kept,
    save: (scans) => void (kept = [...scans]),
    post: () => Promise.resolve(Response.json({ detail: 'You were signed out.' }, { status: 401 })),
    onChanged: () => undefined,
  })
  expect(await refused.send()).toEqual({ how: 'refused', detail: 'You were signed out.' })
  expect(refused.waiting()).toBe(1)
})

test('a server that says something else than the phone is heard', async () => {
  const { queue, changed } = phoneAndServer()
  queue.add({ ...scan(1), verdict: 'safe' })
  queue.add(scan(2))
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
