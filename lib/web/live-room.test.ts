import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import type { PersonActor } from '#lib/domain/identity/actor.ts'

import { liveRoom } from './live-room.ts'

const person = (sessionId: string) => ({ kind: 'person', sessionId }) as PersonActor

const setUp = () => {
  let state = 0
  const ended = new Set<string>()
  const told: (string[] | 'anything')[] = []
  const world = { looks: 0, faults: 0, broken: false, slow: 0 }
  const room = liveRoom({
    alive: async (ids) => new Set(ids.filter((id) => !ended.has(id))),
    look: async (_, changed) => {
      world.looks += 1
      if (changed) told.push(changed === 'anything' ? changed : [...changed].toSorted())
      const seen = state
      await sleep(world.slow)
      if (world.broken) throw new Error('the database is away')
      const rows = changed && changed !== 'anything' ? { rows: [...changed] } : {}
      return { ok: true, value: { state: seen, ...rows } }
    },
    failed: () => void (world.faults += 1),
  })
  const watch = (sessionId: string) => {
    const heard: { state: number; mark: string; rows?: string[] }[] = []
    let over = false
    const leave = room.join({
      actor: person(sessionId),
      tell: ({ data }) => heard.push(JSON.parse(data) as { state: number; mark: string; rows?: string[] }),
      end: () => {
        over = true
        leave()
      },
    })
    return { heard, leave, over: () => over, last: () => heard.at(-1)?.state }
  }
  const change = (store: string | null = null) => {
    state += 1
    room.changed(store)
  }
  return { room, world, told, watch, change, end: (id: string) => void ended.add(id) }
}

test('fifty boards and many changes are a few looks, and everybody ends with the last state', async () => {
  const { world, watch, change } = setUp()
  const boards = Array.from({ length: 50 }, (_, i) => watch(`s${i}`))
  for (let i = 0; i < 40; i += 1) {
    change()
    await sleep(20)
  }
  await sleep(400)
  expect(boards.map(({ last }) => last())).toEqual(Array(50).fill(40))
  // Forty changes within 0.8 s: at most four looks a second, and the first.
  expect(world.looks).toBeLessThanOrEqual(7)
})

test('whoever comes in is told the state, and nobody else is told it again', async () => {
  const { watch } = setUp()
  const first = watch('a')
  await sleep(100)
  const second = watch('b')
  await sleep(400)
  expect([first.heard.length, second.heard.length]).toEqual([1, 1])
  expect(second.heard[0]?.mark).toBe(first.heard[0]?.mark)
})

test('a change during a look is not lost', async () => {
  const { world, watch, change } = setUp()
  const board = watch('a')
  await sleep(100)
  world.slow = 100
  change()
  await sleep(80)
  change()
  await sleep(700)
  expect(board.last()).toBe(2)
})

test('after a fault the look is repeated, and the mark moves on', async () => {
  const { world, watch, change } = setUp()
  const board = watch('a')
  await sleep(100)
  world.broken = true
  change()
  await sleep(400)
  expect([world.faults, board.last()]).toEqual([1, 0])
  world.broken = false
  await sleep(1200)
  expect(board.last()).toBe(1)
  expect(board.heard[1]?.mark).not.toBe(board.heard[0]?.mark)
})

test('a session that is over is told nothing more', async () => {
  const { room, watch, change, end } = setUp()
  const board = watch('a')
  const other = watch('b')
  await sleep(100)
  end('a')
  change()
  await sleep(400)
  expect([board.heard.length, board.over(), other.last(), room.size()]).toEqual([1, true, 1, 1])
})

test('a look is told which stores changed, and that more did when it was not told of all', async () => {
  const { world, told, watch, change } = setUp()
  watch('a')
  await sleep(100)
  change('0001')
  change('0002')
  change('0001')
  await sleep(400)
  change('0003')
  change(null)
  await sleep(400)
  for (let i = 0; i < 60; i += 1) change(`store ${i}`)
  await sleep(400)
  expect(told).toEqual([['0001', '0002'], 'anything', 'anything'])

  // What a failed look was to tell is told by the next.
  world.broken = true
  change('0004')
  await sleep(100)
  world.broken = false
  change('0005')
  await sleep(1300)
  expect(told.slice(3)).toEqual([['0004'], ['0004', '0005']])
})

test('rows come with the news to whoever was there before, and not to whoever comes in with them', async () => {
  const { watch, change } = setUp()
  const before = watch('a')
  await sleep(100)
  change('0001')
  const late = watch('b')
  await sleep(400)
  expect(before.heard.at(-1)?.rows).toEqual(['0001'])
  expect(late.heard.map(({ state, rows }) => [state, rows])).toEqual([[1, undefined]])
})
