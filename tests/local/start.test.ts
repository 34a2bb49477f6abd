import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { tryLock } from '#local/lock.ts'
import { projectRoot } from '#local/node-child.ts'
import { freePort } from '#local/ports.ts'

type Ended = { code: number | null; stderr: string }

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (env: Record<string, string>, args: string[] = []): Promise<Ended> =>
  new Promise((resolve) => {
    const clean = {
      ...process.env,
      DATABASE_URL: '',
      QUEUE_HIGH_URL: '',
      QUEUE_MEDIUM_URL: '',
      QUEUE_LOW_URL: '',
      S3_BUCKET: '',
    }
    const child = spawn(process.execPath, [join(projectRoot, 'local/start.ts'), ...args], {
      env: { ...clean, DATA_DIR: join(folder, 'data'), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
    child.once('close', (code) => resolve({ code, stderr: stderr.trim() }))
  })

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server))
  })

const PORTS = ['RECALL_PORT', 'STORE_PORT', 'SIMULATOR_PORT', 'SQS_PORT', 'POSTGRES_PORT', 'METRICS_PORT']

const freePorts = async (): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(PORTS.map(async (name) => [name, String(await freePort())])))

describe('a start that cannot be says why in one sentence and leaves nothing half done', () => {
  test.each([
    [
      'a port that is none',
      { STORE_PORT: 'three' },
      /^STORE_PORT is "three", but a port is a whole number from 1 to 65535: .*3001\.$/,
    ],
    ['a port beyond the last', { STORE_PORT: '65536' }, /^STORE_PORT is "65536"/],
    [
      'one port for two',
      { STORE_PORT: '3000', RECALL_PORT: '3000' },
      /^RECALL_PORT and STORE_PORT are both 3000: give each its own port\.$/,
    ],
    [
      'a database address that is none',
      { DATABASE_URL: 'mysql://db' },
      /^DATABASE_URL is not a postgres:\/\/ address/,
    ],
    ['one queue of three', { QUEUE_HIGH_URL: 'http://q/1' }, /^Only some of QUEUE_HIGH_URL/],
  ])('%s', async (_, env, sentence) => {
    const ended = await start(env)
    expect(ended).toEqual({ code: 1, stderr: expect.stringMatching(sentence) })
    expect(readdirSync(folder)).toEqual([])
  })

  test('an unknown option', async () => {
    expect(await start({}, ['--frsh'])).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^Unknown option '--frsh'.*--fresh/),
    })
  })

  test('a port in use names its process and the remedy, before --fresh deletes anything', async () => {
    const ports = await freePorts()
    const dataDir = join(folder, 'data')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, '.clearshelf'), '')
    writeFileSync(join(dataDir, 'kept'), '')
    const holder = await listenOn(Number(ports['SQS_PORT']))
    const { code, stderr } = await start(ports, ['--fresh'])
    holder.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(
      new RegExp(
        `^Port ${ports['SQS_PORT']} is in use by process ${process.pid} \\(.*\\): stop that, or choose another with SQS_PORT=\\d+ npm start\\.$`,
      ),
    )
    expect(readdirSync(dataDir).toSorted()).toEqual(['.clearshelf', 'kept'])
  })

  test('a folder of somebody else is neither used nor emptied', async () => {
    writeFileSync(join(folder, 'letter'), '')
    const { code, stderr } = await start({ DATA_DIR: folder }, ['--fresh'])
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/holds files that are not Clearshelf's: choose an empty folder/),
    ])
    expect(readdirSync(folder)).toEqual(['letter'])
  })

  test('a second start beside the first', async () => {
    const lock = tryLock(join(folder, 'data', 'start.lock'))
    writeFileSync(join(folder, 'data', '.clearshelf'), '')
    const { code, stderr } = await start(await freePorts())
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(new RegExp(`already runs on .* \\(process ${process.pid}\\): stop it first`)),
    ])
    if ('release' in lock) lock.release()
  })

  test('a file where the folder belongs', async () => {
    writeFileSync(join(folder, 'data'), '')
    expect(await start({})).toEqual({
      code: 1,
      stderr: expect.stringMatching(/a file where a folder is expected/),
    })
  })
})
