import { openSes, sesEmail } from './adapters/aws/ses-email.ts'
import { openSqs, sqsQueue } from './adapters/aws/sqs-queue.ts'
import { otelTracing } from './adapters/observability/otel-tracing.ts'
import { pinoLog } from './adapters/observability/pino-log.ts'
import { openDatabase, type Database } from './adapters/prisma/database.ts'
import { prismaDeliveries } from './adapters/prisma/deliveries.ts'
import { prismaDoorstep } from './adapters/prisma/doorstep.ts'
import { prismaSweeps } from './adapters/prisma/sweeps.ts'
import { prismaTransact } from './adapters/prisma/transact.ts'
import { aesSealer, sha256 } from './adapters/system/aes-sealer.ts'
import { argon2Passwords } from './adapters/system/argon2-passwords.ts'
import { systemChance, systemClock } from './adapters/system/clock.ts'
import { otpTotp } from './adapters/system/otp-totp.ts'
import type { WebEnv, WorkerEnv } from './contracts/env.ts'
import type { Ports } from './ports/ports.ts'

export type WebPorts = Omit<Ports, 'deliveries' | 'sweeps' | 'email'>
export type WorkerPorts = Omit<Ports, 'doorstep' | 'passwords' | 'totp' | 'sealer'>

/** The web service's part of the world. */
export const composeWeb = (env: WebEnv): { db: Database; ports: WebPorts } => {
  const db = openDatabase(env.DATABASE_URL)
  const base = shared(env, `web-${env.SURFACE}`, db)
  const sealer = aesSealer(env.DATA_KEY)
  return { db, ports: { ...base, doorstep: prismaDoorstep(db), passwords: argon2Passwords(), totp: otpTotp, sealer } }
}

/** The worker's part of the world. */
export const composeWorker = (env: WorkerEnv): { db: Database; ports: WorkerPorts } => {
  const db = openDatabase(env.DATABASE_URL)
  const base = shared(env, 'worker', db)
  const email = sesEmail(openSes(env.AWS_REGION), env.MAIL_FROM, base.clock)
  return { db, ports: { ...base, deliveries: prismaDeliveries(db), sweeps: prismaSweeps(db), email } }
}

const shared = (env: WebEnv | WorkerEnv, service: string, db: Database) => {
  const world = { clock: systemClock, chance: systemChance, tracing: otelTracing }
  const urls = { high: env.QUEUE_HIGH_URL, medium: env.QUEUE_MEDIUM_URL, low: env.QUEUE_LOW_URL }
  return {
    ...world,
    transact: prismaTransact(db, world),
    queue: sqsQueue(openSqs(env.AWS_REGION), urls),
    digest: sha256,
    log: pinoLog(service, env.LOG_LEVEL),
    urls: { recall: env.RECALL_URL, store: env.STORE_URL },
  }
}
