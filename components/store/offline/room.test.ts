import { expect, test } from 'vitest'

import { hasRoom, isTight } from './room.ts'

const MB = 1024 * 1024

test('below 20 MB a phone is nearly full; one that does not say is not', () => {
  expect(isTight({ quota: 100 * MB, usage: 80 * MB })).toBe(false)
  expect(isTight({ quota: 100 * MB, usage: 80 * MB + 1 })).toBe(true)
  expect(isTight({ quota: 20 * MB - 1 })).toBe(true)
  expect(isTight({})).toBe(false)
})

test('a phone that says it has room is tried, and nothing is left of it', async () => {
  const kept = new Map<string, number>()
  const drafts = (room: number) => ({
    keepIn: async (list: string, id: string, text: string) => {
      if (text.length > room) throw new DOMException('', 'QuotaExceededError')
      kept.set(`${list}/${id}`, text.length)
    },
    dropIn: async (list: string, ids: readonly string[]) => {
      for (const id of ids) kept.delete(`${list}/${id}`)
    },
  })
  expect([await hasRoom(drafts(3 * MB)), await hasRoom(drafts(MB)), kept.size]).toEqual([true, false, 0])
  // Locked, because the key could not be fetched yet: that is no lack of room.
  const locked = { ...drafts(0), keepIn: () => Promise.reject(new Error('This browser keeps nothing.')) }
  expect(await hasRoom(locked)).toBe(true)
})
