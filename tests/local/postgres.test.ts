import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { freePort } from '#local/ports.ts'
import { startPostgres } from '#local/postgres.ts'
import { signalProcess, untilGone } from '#local/process-table.ts'

let dataDir: string
let port: number

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'postgres-'))
  port = await freePort()
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test('what was committed is there after kill -9, and a stranger with its old number does not stop it', async () => {
  const first = await startPostgres({ dataDir, port })
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  signalProcess(first.pid, 'SIGKILL')
  await untilGone([first.pid], 2_000)

  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
  writeFileSync(pidFile, ['1', ...rest].join('\n'))

  await using second = await startPostgres({ dataDir, port })
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  expect(await query(second.url, "SELECT current_setting('fsync') AS fsync")).toEqual([{ fsync: 'on' }])
})

test('a cluster that was made half is made again, and one that still runs is taken over', async () => {
  const half = join(dataDir, 'postgres.new')
  mkdirSync(half)
  writeFileSync(join(half, 'PG_VERSION'), '18\n')
  await using running = await startPostgres({ dataDir, port, settings: { fsync: 'off' } })
  expect(existsSync(half)).toBe(false)
  await using next = await startPostgres({ dataDir, port, settings: { fsync: 'off' } })
  expect(next.pid).not.toBe(running.pid)
  expect(await query(next.url, 'SELECT current_database() AS name')).toEqual([{ name: 'clearshelf' }])
})

test('nobody gets in without the password', async () => {
  await using postgres = await startPostgres({ dataDir, port, settings: { fsync: 'off' } })
  const url = new URL(postgres.url)
  url.password = 'wrong'
  await expect(query(url.toString(), 'SELECT 1')).rejects.toThrow(/password authentication failed/)
})
