import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { Queue, Worker } from 'bullmq'
import { Logger, run, runMigrations } from 'graphile-worker'
import { Redis } from 'ioredis'
import { Pool } from 'pg'

import { freePort } from '#local/ports.ts'

import { benchGround } from '../ground.ts'
import { cpuOfTree } from '../processes.ts'
import type { Drained } from './drained.ts'

// What each message is recorded with, and nothing else: no tenant, no check whether it still makes sense, no rendering.
const TABLES = `
  CREATE TABLE bench_delivery (id int PRIMARY KEY, state text NOT NULL, settled_at timestamptz);
  CREATE TABLE bench_attempt (delivery_id int, attempt int, started_at timestamptz NOT NULL, outcome text, finished_at timestamptz,
                              provider_message_id text, PRIMARY KEY (delivery_id, attempt));`
const BEFORE = `INSERT INTO bench_attempt (delivery_id, attempt, started_at) VALUES ($1, 1, now())`
const AFTER = `
  WITH tried AS (
    UPDATE bench_attempt SET outcome = 'accepted', finished_at = now(), provider_message_id = $2 WHERE delivery_id = $1 AND attempt = 1)
  UPDATE bench_delivery SET state = 'accepted', settled_at = now() WHERE id = $1`

const AT_ONCE = 24

type Recorded = {
  pool: Pool
  /** The work of one message; resolves `all` with the last. */
  send: (id: number) => Promise<void>
  all: Promise<void>
}

const recordedWork = async (url: string, messages: number): Promise<Recorded> => {
  const pool = new Pool({ connectionString: url, max: 10 })
  pool.on('error', () => undefined) // Connections that the runner still holds when its database goes.
  await pool.query(TABLES)
  await pool.query(
    `INSERT INTO bench_delivery (id, state) SELECT n, 'pending' FROM generate_series(1, $1::int) n`,
    [messages],
  )
  await pool.query('ANALYZE bench_delivery')
  const done = Promise.withResolvers<void>()
  let left = messages
  const send = async (id: number) => {
    await pool.query({ name: 'before', text: BEFORE, values: [id] })
    // Here the instant channel takes it.
    await pool.query({ name: 'after', text: AFTER, values: [id, `instant-${id}`] })
    left -= 1
    if (left === 0) done.resolve()
  }
  return { pool, send, all: done.promise }
}

const measured = async (
  messages: number,
  storePid: () => number,
  drain: () => Promise<void>,
): Promise<Drained> => {
  const cpu = { own: process.cpuUsage(), store: cpuOfTree(storePid()) }
  const began = performance.now()
  await drain()
  const ms = performance.now() - began
  const own = process.cpuUsage(cpu.own)
  return {
    messages,
    ms,
    cpuMs: { worker: (own.user + own.system) / 1000, store: cpuOfTree(storePid()) - cpu.store },
  }
}

/** graphile-worker with its local queue, as its own benchmark runs it. */
export const drainGraphile = async (messages: number): Promise<Drained> => {
  await using ground = await benchGround()
  const { pool, send, all } = await recordedWork(ground.adminUrl, messages)
  try {
    await runMigrations({ pgPool: pool })
    await pool.query(
      `SELECT count(graphile_worker.add_job('send', json_build_object('id', n))) FROM generate_series(1, $1::int) n`,
      [messages],
    )
    return await measured(
      messages,
      () => ground.postgresPid,
      async () => {
        const runner = await run({
          pgPool: pool,
          noHandleSignals: true,
          logger: new Logger(() => () => undefined),
          taskList: { send: (payload) => send((payload as { id: number }).id) },
          preset: {
            worker: { concurrentJobs: AT_ONCE, localQueue: { size: 500 }, completeJobBatchDelay: 0 },
          },
        })
        await all
        await runner.stop()
      },
    )
  } finally {
    await pool.end()
  }
}

/** BullMQ on a Redis of its own; null where there is no redis-server. */
export const drainBullMq = async (messages: number): Promise<Drained | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'clearshelf-redis-'))
  const port = await freePort()
  const redis = spawn('redis-server', ['--port', String(port), '--dir', folder, '--appendonly', 'yes'], {
    stdio: 'ignore',
  })
  const missing = await Promise.race([
    new Promise<boolean>((resolve) => redis.once('error', () => resolve(true))),
    sleep(1000, false),
  ])
  if (missing) return null
  await using ground = await benchGround()
  const { pool, send, all } = await recordedWork(ground.adminUrl, messages)
  const connection = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null })
  const queue = new Queue('send', { connection })
  try {
    for (let from = 1; from <= messages; from += 1000) {
      const some = Array.from({ length: Math.min(1000, messages - from + 1) }, (_, i) => from + i)
      await queue.addBulk(some.map((id) => ({ name: 'send', data: { id } })))
    }
    return await measured(
      messages,
      () => ground.postgresPid,
      async () => {
        const worker = new Worker<{ id: number }>('send', ({ data }) => send(data.id), {
          connection,
          concurrency: AT_ONCE,
        })
        await all
        await worker.close()
      },
    )
  } finally {
    await queue.close()
    connection.disconnect()
    await pool.end()
    redis.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
