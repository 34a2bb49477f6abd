import { Client } from 'pg'

import { openDatabase } from '#lib/adapters/prisma/database.ts'
import { prismaDeliveries } from '#lib/adapters/prisma/deliveries.ts'
import { openSendingPool } from '#lib/adapters/postgres/pool.ts'
import { postgresGates } from '#lib/adapters/postgres/postgres-gates.ts'
import { postgresSending } from '#lib/adapters/postgres/postgres-sending.ts'
import { ofEachSendingChannel } from '#lib/domain/channel/channel.ts'
import { sha256 } from '#lib/adapters/system/aes-sealer.ts'
import { systemRandom, systemClock } from '#lib/adapters/system/clock.ts'
import { createSendLimiter } from '#lib/adapters/system/send-limiter.ts'
import type { QueueMessage } from '#lib/domain/delivery/message.ts'
import type { Channels } from '#lib/ports/channels.ts'
import { sendDeliveries } from '#lib/use-cases/delivery/send-deliveries.ts'

import { TENANT } from '../fixtures.ts'
import { benchGround } from '../ground.ts'
import { cpuOfTree } from '../processes.ts'
import { issueTo, noTracing, openRetailer } from './retailer.ts'
import type { Drained } from './drained.ts'

const BATCHES_AT_ONCE = 6
const CONNECTIONS = 6

/** A provider that takes everything at once: what is left is our own work. */
const instantChannels = (): Channels => {
  let taken = 0
  const send = async () => ({ type: 'accepted' as const, providerMessageId: `instant-${(taken += 1)}` })
  return ofEachSendingChannel(() => ({ send }))
}

/**
 * The engine from the message on: admission, claim under a lease with an attempt row for each, judged again, rendered,
 * sent, and the result written; on a Postgres of its own that commits to disk.
 */
export const drainEngine = async (stores: number, seed: number): Promise<Drained> => {
  await using ground = await benchGround()
  const admin = new Client({ connectionString: ground.adminUrl })
  await admin.connect()
  await openRetailer(ground, admin, stores, seed)
  const log = { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error }
  const base = { clock: systemClock, random: systemRandom, tracing: noTracing }
  const db = openDatabase(ground.urls.worker, 4)
  const pool = openSendingPool(ground.urls.worker, CONNECTIONS, log)
  try {
    const recallId = await issueTo(ground, stores, 'medium')
    const version = { tenantId: TENANT, recallId, recallVersion: 1, at: new Date(), traceparent: null }
    const planned = await prismaDeliveries(db, base).fanOut(version)
    const { rows } = await admin.query<{ message: QueueMessage }>('SELECT message FROM outbox ORDER BY id')
    const batches = rows.flatMap(({ message }) => (message.type === 'send' ? [message] : []))
    const gates = postgresGates(pool)
    const send = sendDeliveries({
      ...base,
      log,
      digest: sha256,
      urls: { recall: 'http://localhost:3000', store: 'http://localhost:3001' },
      sending: postgresSending(pool),
      sendLimiter: createSendLimiter({ gates, clock: systemClock }),
      channels: instantChannels(),
    })
    const cpu = { own: process.cpuUsage(), postgres: cpuOfTree(ground.postgresPid) }
    const began = performance.now()
    const loop = async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await send(batch, 'medium')
    }
    await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, loop))
    const ms = performance.now() - began
    const own = process.cpuUsage(cpu.own)
    const audit = await admin.query<{ accepted: number; attempts: number }>(
      `SELECT (SELECT count(*)::int FROM delivery WHERE state = 'accepted') AS accepted,
              (SELECT count(*)::int FROM delivery_attempt WHERE outcome = 'accepted' AND finished_at IS NOT NULL) AS attempts`,
    )
    const { accepted = 0, attempts = 0 } = audit.rows[0] ?? {}
    if (accepted !== planned || attempts !== planned)
      throw new Error(`${planned} planned, ${accepted} accepted, ${attempts} attempts recorded.`)
    return {
      messages: planned,
      ms,
      cpuMs: { worker: (own.user + own.system) / 1000, store: cpuOfTree(ground.postgresPid) - cpu.postgres },
    }
  } finally {
    await pool.end()
    await db.$disconnect()
    await admin.end()
  }
}
