import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { tryLock, waitForLock } from '#local/lock.ts'
import { birthOf } from '#local/process-table.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  path = join(folder, 'one.lock')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a lock is had once, names its holder, and leaves nothing behind', () => {
  const first = tryLock(path)
  expect(tryLock(path)).toEqual({ heldBy: process.pid })
  if ('release' in first) first.release()
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['a process that is gone', () => JSON.stringify({ pid: spawnSync('true').pid, birth: '1' })],
  [
    'a stranger who got the same number later',
    () => JSON.stringify({ pid: process.pid, birth: `${birthOf(process.pid)}0` }),
  ],
  ['a file that was cut short', () => '{"pid":'],
])('the lock of %s is taken over', (_, content) => {
  writeFileSync(path, content())
  expect(tryLock(path)).toHaveProperty('release')
  expect(readdirSync(folder)).toEqual(['one.lock'])
})

test('whoever waits gets it when it is released, and is told once that there is a wait', async () => {
  const first = tryLock(path)
  let told = 0
  setTimeout(() => 'release' in first && first.release(), 450)
  const second = await waitForLock(path, () => (told += 1))
  expect(told).toBe(1)
  second.release()
  expect(existsSync(path)).toBe(false)
})
