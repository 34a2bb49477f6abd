import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import type { PersonActor } from '#lib/domain/identity/actor.ts'

import { liveRoom } from './live-room.ts'

const person = (sessionId: string) => ({ kind: 'person', sessionId }) as PersonActor

const setUp = () => {
  let state = 0
  const ended = new Set<string>()
  const world = { looks: 0, faults: 0, broken: false, slow: 0 }
  const room = liveRoom({
    alive: async (ids) => new Set(ids.filter((id) => !ended.has(id))),
    look: async () => {
      world.looks += 1
      const seen = state
      await sleep(world.slow)
      if (world.broken) throw new Error('the database is away')
      return { ok: true, value: { state: seen } }
    },
    failed: () => void (world.faults += 1),
  })
  const watch = (sessionId: string) => {
    const heard: { state: number; mark: string }[] = []
    let over = false
    const leave = room.join({
      actor: person(sessionId),
      tell: ({ data }) => heard.push(JSON.parse(data) as { state: number; mark: string }),
      end: () => {
        over = true
        leave()
      },
    })
    return { heard, leave, over: () => over, last: () => heard.at(-1)?.state }
  }
  const change = () => {
    state += 1
    room.changed()
  }
  return { room, world, watch, change, end: (id: string) => void ended.add(id) }
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
