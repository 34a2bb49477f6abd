import { awsRates } from './adapters/aws/provider-rates.ts'
import { openS3, s3Files } from './adapters/aws/s3-files.ts'
import { openSes } from './adapters/aws/ses-email.ts'
import { sqsDepths } from './adapters/aws/queue-depths.ts'
import { snsSignatures } from './adapters/aws/sns-signature.ts'
import { openSqs, sqsEventQueue, sqsQueue } from './adapters/aws/sqs-queue.ts'
import { channelsInThread } from './adapters/channels/channels-in-thread.ts'
import { openChannels, type ChannelSettings } from './adapters/channels/open-channels.ts'
import { csvFiles } from './adapters/csv/csv-files.ts'
import { createMetrics, serveMetrics, type Metrics } from './adapters/observability/metrics.ts'
import { otelTracing, startTracing } from './adapters/observability/otel-tracing.ts'
import { pinoLog } from './adapters/observability/pino-log.ts'
import { openSendingPool } from './adapters/postgres/pool.ts'
import { databasePulse } from './adapters/postgres/pulse.ts'
import { postgresGates } from './adapters/postgres/postgres-gates.ts'
import { postgresProviderEvents } from './adapters/postgres/postgres-provider-events.ts'
import { postgresSending } from './adapters/postgres/postgres-sending.ts'
import {
  openDatabase,
  refuseBoundRole,
  refuseUnboundRole,
  type Database,
  type Readable,
} from './adapters/prisma/database.ts'
import { prismaDeadLetters } from './adapters/prisma/dead-letters.ts'
import { prismaDeliveries } from './adapters/prisma/deliveries.ts'
import { prismaEscalations } from './adapters/prisma/escalations.ts'
import { prismaCredentialLookup } from './adapters/prisma/credential-lookup.ts'
import { prismaImportWork } from './adapters/prisma/import-work.ts'
import { idempotency, type Idempotency } from './adapters/prisma/idempotency.ts'
import { prismaHeartbeats } from './adapters/prisma/heartbeats.ts'
import { prismaMachinery } from './adapters/prisma/machinery.ts'
import { listen, type Listener } from './adapters/prisma/listener.ts'
import { prismaRates } from './adapters/prisma/rates.ts'
import { prismaSweeps } from './adapters/prisma/sweeps.ts'
import { prismaTogether, prismaTransact, type Together } from './adapters/prisma/transact.ts'
import { allKeys, keyOwner, type ToolKey } from './adapters/prisma/tool-keys.ts'
import { aesSealer, sha256 } from './adapters/system/aes-sealer.ts'
import { argon2Passwords } from './adapters/system/argon2-passwords.ts'
import { sharpPictures } from './adapters/sharp/sharp-pictures.ts'
import { systemRandom, systemClock } from './adapters/system/clock.ts'
import { armFailpoint } from './adapters/system/failpoint.ts'
import { inTime } from './adapters/system/in-time.ts'
import { otpTotp } from './adapters/system/otp-totp.ts'
import type { Printing } from '#lib/ports/printing.ts'
import type { WebEnv, WorkerEnv } from './contracts/env.ts'
import type { Ports } from './ports/ports.ts'
import type { EventQueue } from './ports/provider-events.ts'
import { createSendLimiter } from './adapters/system/send-limiter.ts'

export type WebPorts = Omit<
  Ports,
  | 'deliveries'
  | 'deadQueue'
  | 'deadLetters'
  | 'heartbeats'
  | 'machinery'
  | 'escalations'
  | 'sending'
  | 'gates'
  | 'providerRates'
  | 'sendLimiter'
  | 'sweeps'
  | 'importWork'
  | 'catalogFiles'
  | 'channels'
  | 'providerEvents'
  | 'signatures'
>
export type WorkerPorts = Omit<
  Ports,
  'credentialLookup' | 'rates' | 'passwords' | 'totp' | 'sealer' | 'pictures'
>
export type { Readable }

// As many batches may be claimed or settled at the same time; the sends themselves hold no connection.
const SENDING_CONNECTIONS = 6

/** A process and what it stands on. */
type Process = {
  db: Database
  metrics: Metrics
  /** Whether the database answers now. */
  hasDatabase(): Promise<boolean>
  /** What does not answer in time, of database and queue. */
  missing(): Promise<string[]>
  ready(): Promise<boolean>
  /** Refuses a database role that would see everything; then opens the port for metrics, if one is set. */
  start(): Promise<void>
  stop(): Promise<void>
}

export type WebProcess = Process & {
  ports: WebPorts
  env: WebEnv
  idempotency: Idempotency
  together: Together
  listener: Listener
}
export type WorkerProcess = Process & {
  ports: WorkerPorts
  /** Tells when something waits to be published. */
  outbox: Listener
  /** Null: no provider reports to us. */
  eventQueue: EventQueue | null
  /** The address that the synthetic recall goes to; null: there is none. */
  syntheticTo: string | null
}

/** The web service's part of the world. */
export const composeWeb = (env: WebEnv): WebProcess => {
  const { ports: base, ...process } = composeProcess(env, `web-${env.SURFACE}`)
  const sealer = aesSealer(env.DATA_KEY)
  const ports = {
    ...base,
    credentialLookup: prismaCredentialLookup(process.db),
    rates: prismaRates(process.db, base),
    passwords: argon2Passwords(),
    totp: otpTotp,
    sealer,
    pictures: sharpPictures(),
  }
  return {
    ...process,
    env,
    ports,
    idempotency: idempotency(process.db, base),
    together: prismaTogether(process.db, base),
    listener: listen(env.DATABASE_URL, base.log),
  }
}

/** What whoever runs the installation works with, at a command line. */
export type Tool = {
  /** Refuses a database role that would see nothing. */
  start(): Promise<void>
  ports: Pick<Ports, 'transact' | 'clock' | 'random' | 'digest'>
  keys(): Promise<ToolKey[]>
  keyOwner(email: string | null): Promise<{ id: string; tenantId: string }>
  end(): Promise<void>
}

export const composeTool = (connectionString: string): Tool => {
  const db = openDatabase(connectionString, 1)
  const world = { clock: systemClock, random: systemRandom, tracing: otelTracing }
  return {
    start: () => refuseBoundRole(db),
    ports: { ...world, transact: prismaTransact(db, world), digest: sha256 },
    keys: () => allKeys(db),
    keyOwner: (email) => keyOwner(db, email),
    end: () => db.$disconnect(),
  }
}

/** The worker's part of the world. A function that lives for one message has no thread beside it. */
export const composeWorker = (env: WorkerEnv, { thread }: { thread: boolean }): WorkerProcess => {
  armFailpoint(env.FAILPOINT)
  const { ports: base, ...process } = composeProcess(env, 'worker')
  const { db } = process
  const pool = openSendingPool(env.DATABASE_URL, SENDING_CONNECTIONS, base.log)
  const gates = postgresGates(pool)
  const settings = channelSettings(env)
  const inThread = thread ? channelsInThread(settings) : null
  const work = {
    deadQueue: sqsQueue(openSqs(env.AWS_REGION), deadUrlsOf(env)),
    heartbeats: prismaHeartbeats(db),
    machinery: prismaMachinery(db),
    deadLetters: prismaDeadLetters(db),
    deliveries: prismaDeliveries(db, base, env.STORES_PER_PLAN),
    escalations: prismaEscalations(db, base),
    sending: postgresSending(pool),
    gates,
    sendLimiter: createSendLimiter({ gates, clock: base.clock }),
    channels: inThread ?? openChannels(settings, base.clock),
    providerRates: awsRates(openSes(env.AWS_REGION), env.SMS_PER_SECOND),
    sweeps: prismaSweeps(db),
    importWork: prismaImportWork(db),
    // A worker's alone: a file that somebody sends makes no page wait.
    catalogFiles: csvFiles,
    providerEvents: postgresProviderEvents(pool),
    signatures: snsSignatures({ topicArn: env.EVENTS_TOPIC_ARN, publicKey: env.EVENTS_PUBLIC_KEY }),
  }
  const { QUEUE_EVENTS_URL: eventsUrl } = env
  const eventQueue = eventsUrl ? sqsEventQueue(openSqs(env.AWS_REGION), eventsUrl) : null
  const stop = async () => {
    await inThread?.end()
    await process.stop()
    await pool.end()
  }
  const outbox = listen(env.DATABASE_URL, base.log, 'outbox_filled')
  const syntheticTo = env.SYNTHETIC_RECALL_TO ?? null
  return { ...process, ports: { ...base, ...work }, outbox, eventQueue, syntheticTo, stop }
}

const channelSettings = (env: WorkerEnv): ChannelSettings => ({
  region: env.AWS_REGION,
  mailFrom: env.MAIL_FROM,
  configurationSet: env.SES_CONFIGURATION_SET,
  allowedOrigins: env.OUTGOING_ALLOWED,
  dataKey: env.DATA_KEY,
  vapid:
    env.VAPID_PUBLIC_KEY && env.VAPID_PRIVATE_KEY
      ? { subject: env.VAPID_SUBJECT, publicKey: env.VAPID_PUBLIC_KEY, privateKey: env.VAPID_PRIVATE_KEY }
      : undefined,
})

const deadUrlsOf = (env: WebEnv | WorkerEnv) => ({
  high: env.QUEUE_HIGH_DLQ_URL ?? `${env.QUEUE_HIGH_URL}-dlq`,
  medium: env.QUEUE_MEDIUM_DLQ_URL ?? `${env.QUEUE_MEDIUM_URL}-dlq`,
  low: env.QUEUE_LOW_DLQ_URL ?? `${env.QUEUE_LOW_URL}-dlq`,
})

const composeProcess = (env: WebEnv | WorkerEnv, service: string) => {
  const db = openDatabase(env.DATABASE_URL)
  const pulse = databasePulse(env.DATABASE_URL)
  const world = { clock: systemClock, random: systemRandom, tracing: otelTracing }
  const urls = { high: env.QUEUE_HIGH_URL, medium: env.QUEUE_MEDIUM_URL, low: env.QUEUE_LOW_URL }
  const sqs = openSqs(env.AWS_REGION)
  const queue = sqsQueue(sqs, urls)
  const pathStyle = (env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL) !== undefined
  const files = s3Files(openS3(env.AWS_REGION, pathStyle), env.S3_BUCKET)
  const metrics = createMetrics(service)
  const tracer = startTracing(service, env.OTEL_EXPORTER_OTLP_ENDPOINT)
  const hasDatabase = () => inTime(pulse.beats())
  const missing = async () => {
    const [database, queues] = await Promise.all([hasDatabase(), inTime(queue.ping())])
    return [...(database ? [] : ['database']), ...(queues ? [] : ['queue'])]
  }
  const ready = async () => (await missing()).length === 0
  const ports = {
    ...world,
    queue,
    queueDepths: sqsDepths(sqs, urls, deadUrlsOf(env)),
    transact: prismaTransact(db, world),
    digest: sha256,
    files,
    log: pinoLog(service, env.LOG_LEVEL),
    urls: { recall: env.RECALL_URL, store: env.STORE_URL },
  }
  const start = async () => {
    await refuseUnboundRole(db)
    if (env.METRICS_PORT) serveMetrics(metrics, { host: env.METRICS_HOST, port: env.METRICS_PORT }, ready)
  }
  const stop = async () => {
    await tracer.shutdown()
    await pulse.end()
    await db.$disconnect()
  }
  return { db, metrics, ports, hasDatabase, missing, ready, start, stop }
}

/** Read when it is needed: nobody prints on the first look at a page. */
export const printing = (): Promise<Printing> => import('./adapters/pdf/quarantine-pdf.ts')
