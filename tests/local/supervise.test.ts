import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { givingWay, spawnNode } from '#local/node-child.ts'
import { signalProcess, untilGone } from '#local/process-table.ts'
import { createStack, type Stack } from '#local/stack.ts'

let dataDir: string
let said: string[]
let stack: Stack

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'supervise-'))
  mkdirSync(join(dataDir, 'run'))
  said = []
  stack = createStack(dataDir, (line) => said.push(line))
})

afterEach(async () => {
  await stack.stop()
  rmSync(dataDir, { recursive: true })
})

const pid = (name: string) => Number(readFileSync(join(dataDir, 'run', `${name}.pid`), 'utf8'))

const service = (name: string, source: string) => {
  const script = join(dataDir, `${name}.mjs`)
  writeFileSync(script, source)
  return {
    name,
    launch: () => spawnNode(script, [], { ...process.env }),
    isReady: () => Promise.resolve(existsSync(join(dataDir, name))),
  }
}

const answering = (more = '') =>
  `import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[1].replace('.mjs', ''), ''); ${more} setInterval(() => undefined, 1000)`

test('a child that is killed comes back under another number, and says so', async () => {
  const restarted = vi.fn(() => Promise.resolve())
  await stack.add('cloud', { ...service('calm', answering()), afterRestart: restarted }).ready
  const before = pid('calm')
  signalProcess(before, 'SIGKILL')
  await vi.waitFor(
    () => expect(said).toEqual(['calm ended (SIGKILL) and starts again in 0.25 s', 'calm is back']),
    5_000,
  )
  expect(pid('calm')).not.toBe(before)
  expect(restarted).toHaveBeenCalledTimes(1)
})

test('a child that never comes up is given up with its own last words', async () => {
  const broken = stack.add(
    'doors',
    service('broken', `console.error('DATABASE_URL is missing'); process.exit(3)`),
  )
  await expect(broken.ready).rejects.toThrow(
    /^broken does not start \(exit code 3\): DATABASE_URL is missing – all of it in .*broken\.log\.$/,
  )
})

test('a stop ends the deaf by force, with what they started, and takes the pid files away', async () => {
  const deaf = answering(
    `import { spawn } from 'node:child_process'; const inner = spawn('sleep', ['60']); writeFileSync(process.argv[1] + '.inner', String(inner.pid)); process.on('SIGTERM', () => undefined);`,
  )
  await stack.add('cloud', service('deaf', deaf)).ready
  const outer = pid('deaf')
  const inner = await vi.waitFor(() => {
    const number = Number(readFileSync(join(dataDir, 'deaf.mjs.inner'), 'utf8'))
    expect(number).toBeGreaterThan(0)
    return number
  })
  const began = performance.now()
  await stack.stop()
  expect(performance.now() - began).toBeLessThan(3_000)
  expect(await untilGone([outer, inner], 1_000)).toEqual([])
  expect(existsSync(join(dataDir, 'run', 'deaf.pid'))).toBe(false)
})

test('what gives way to pages does so with all of its threads', async () => {
  const source = answering(`
    import { getPriority } from 'node:os'; import { Worker } from 'node:worker_threads';
    new Worker("require('node:fs').writeFileSync(process.argv[2], require('node:fs').readFileSync('/proc/thread-self/stat'))",
      { eval: true, argv: [process.argv[1].replace('.mjs', '.stat')] });`)
  const bulk = service('bulk', source)
  await stack.add('doors', { ...bulk, launch: () => givingWay(bulk.launch()) }).ready
  expect(getPriority(pid('bulk'))).toBe(getPriority() + 5)
  const stat = join(dataDir, 'bulk.stat')
  await vi.waitUntil(() => existsSync(stat) && readFileSync(stat, 'utf8') !== '', { timeout: 5_000 })
  // Field 19 of /proc/…/stat, counted from behind the name: the nice value of the thread.
  expect(Number(readFileSync(stat, 'utf8').split(') ')[1]?.split(' ')[16])).toBe(getPriority() + 5)
})
