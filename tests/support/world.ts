import { onTestFinished } from 'vitest'

import { createMetrics } from '#lib/adapters/observability/metrics.ts'
import type { Database } from '#lib/adapters/prisma/database.ts'
import { prismaDeadLetters } from '#lib/adapters/prisma/dead-letters.ts'
import { prismaHeartbeats } from '#lib/adapters/prisma/heartbeats.ts'
import { prismaMachinery } from '#lib/adapters/prisma/machinery.ts'
import { memoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import { prismaDeliveries } from '#lib/adapters/prisma/deliveries.ts'
import type { SendingPool } from '#lib/adapters/postgres/pool.ts'
import { postgresGates } from '#lib/adapters/postgres/postgres-gates.ts'
import { postgresSending } from '#lib/adapters/postgres/postgres-sending.ts'
import { csvFiles } from '#lib/adapters/csv/csv-files.ts'
import { memoryFiles, type MemoryFiles } from '#lib/adapters/memory/memory-files.ts'
import { prismaEscalations } from '#lib/adapters/prisma/escalations.ts'
import { prismaCredentialLookup } from '#lib/adapters/prisma/credential-lookup.ts'
import { prismaImportWork } from '#lib/adapters/prisma/import-work.ts'
import { prismaRates } from '#lib/adapters/prisma/rates.ts'
import { prismaSweeps } from '#lib/adapters/prisma/sweeps.ts'
import { prismaTransact } from '#lib/adapters/prisma/transact.ts'
import { sharpPictures } from '#lib/adapters/sharp/sharp-pictures.ts'
import { aesSealer, sha256 } from '#lib/adapters/system/aes-sealer.ts'
import { otpTotp } from '#lib/adapters/system/otp-totp.ts'
import type { WebPorts, WorkerProcess } from '#lib/compose.ts'
import { postgresProviderEvents } from '#lib/adapters/postgres/postgres-provider-events.ts'
import { createSendLimiter } from '#lib/adapters/system/send-limiter.ts'

import { cheapPasswords } from './cheap-passwords.ts'
import type { TestDatabase } from './database.ts'
import { fakeEmail, type FakeEmail } from './fake-email.ts'
import { mailbox, type Mailbox } from './mailbox.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'
import { oneConnection, oneSendingConnection } from './one-connection.ts'
import { lentPremises, openPremises, type Premises } from './premises.ts'
import { openRetailer, type Retailer } from './retailer.ts'
import type { Truth } from './truth.ts'
import { expectTrueAuditTrail } from './witness.ts'
import { worldQueue, type WorldQueue } from './world-queue.ts'
import { expectNothingLeft } from './world-teardown.ts'
import { handClock, seededRandom, type HandClock } from './world-time.ts'
import { worldWorker, type WorldWorker } from './world-worker.ts'

export { email } from './world-stores.ts'

/**
 * A retailer with its stores, contacts and people, and the product as they meet it: the real core, the real database in
 * its real roles, and, outside of these, a queue, a mail provider and a clock that the test holds in its hand.
 */
export type World = AsyncDisposable &
  Retailer &
  Pick<WorldWorker, 'fastForward' | 'comeToRest'> & {
    clock: HandClock
    queue: WorldQueue
    /** Where the queue puts what it gives up on. */
    deadQueue: ReturnType<typeof memoryQueue>
    email: FakeEmail
    files: MemoryFiles
    log: RecordingLog
    worker: WorldWorker
    /** What the web services work with, for whatever has no word of its own here. */
    web: WebPorts
    db: { web: Database; worker: Database }
    database: TestDatabase
    truth: Truth
    /** Another tenant of the same installation, who has nothing to do with the first. */
    neighbour(): Promise<Retailer>
    inbox(address: string): Mailbox
    /** Nothing unexpected was sent, nothing is on its way, every change has its leaf. */
    endsWell: () => Promise<void>
  }

type Setting = {
  at?: string
  seed?: number
  /** Silent stores are escalated by themselves, as they are for a retailer that has set nothing. */
  ladder?: boolean
  /** What is not urgent waits until the store opens, as the retailer has asked for. */
  quietHours?: boolean
  /** Where the synthetic recall goes. */
  synthetic?: string
}

const quiet: WebPorts['tracing'] = { span: (_name, work) => work(), traceparent: () => null }
const urls = { recall: 'http://localhost:3000', store: 'http://localhost:3001' }
// Once: it watches the process that it is in, and there is one.
const metrics = createMetrics('world')
const passwords = cheapPasswords()

/** A world for the length of one test, which fails if the world does not end well. */
export const createWorld = async (setting: Setting = {}): Promise<World> => {
  const world = await worldOn(await lentPremises(), setting)
  const complaints: unknown[] = []
  const heard = (error: unknown) => void complaints.push(error)
  let ended: Promise<void> | null = null
  const end = () =>
    (ended ??= world
      .endsWell()
      .catch(heard)
      .then(() => world[Symbol.asyncDispose]())
      .catch(heard))
  // Told after the test, not thrown out of its scope: there it would hide what the test itself has to say.
  onTestFinished(async () => {
    await end()
    for (const complaint of complaints) throw complaint as Error
  })
  return { ...world, [Symbol.asyncDispose]: end }
}

/** A world with a database of its own that is not tied to a test: whoever makes it asks whether it ended well. */
export const bareWorld = async (setting: Setting = {}): Promise<World> =>
  worldOn(await openPremises(), setting)

const worldOn = async (
  premises: Premises,
  {
    at = '2026-03-02T08:00-06:00[America/Chicago]',
    seed = 1,
    ladder = false,
    quietHours = false,
    synthetic,
  }: Setting,
): Promise<World> => {
  const standing = new AsyncDisposableStack()
  const { database, truth } = standing.use(premises)
  const db = { web: oneConnection(premises.web), worker: oneConnection(premises.worker) }

  const clock = handClock(at)
  const random = seededRandom(clock, seed)
  const log = recordingLog()
  const sendingPool = oneSendingConnection(premises.sending)
  const email = fakeEmail(clock)
  const queue = worldQueue(clock)
  const deadQueue = memoryQueue(clock)
  const files = memoryFiles()
  const base = {
    clock,
    random,
    log,
    urls,
    queue,
    queueDepths: async () => [],
    digest: sha256,
    tracing: quiet,
    files,
  }
  const web: WebPorts = {
    ...base,
    transact: prismaTransact(db.web, base),
    credentialLookup: prismaCredentialLookup(db.web),
    rates: prismaRates(db.web, base),
    sealer: aesSealer('a key that only the tests know, and no other'),
    passwords,
    totp: otpTotp,
    pictures: sharpPictures(),
  }
  const worker = worldWorker({
    process: workerProcess(
      db.worker,
      sendingPool,
      { ...base, deadQueue, catalogFiles: csvFiles, channels: email.channels },
      synthetic ?? null,
    ),
    queue,
    clock,
    truth,
  })

  const inbox = (address: string) => mailbox(address, email, worker.comeToRest)
  const ground = { web, truth, mailbox: inbox, zone: clock.zone, ladder, quietHours }
  return {
    ...(await openRetailer(ground, 'Fairmeadow Markets')),
    clock,
    queue,
    deadQueue,
    email,
    files,
    log,
    worker,
    web,
    db,
    truth,
    database,
    inbox,
    neighbour: () => openRetailer(ground, 'Northgate Foods'),
    comeToRest: worker.comeToRest,
    fastForward: worker.fastForward,
    endsWell: async () => {
      await worker.comeToRest()
      await expectNothingLeft({ truth, queue, email, worker, log })
      await expectTrueAuditTrail(truth)
    },
    [Symbol.asyncDispose]: () => standing.disposeAsync(),
  }
}

type WorkerNeeds = Pick<
  WorkerProcess['ports'],
  | 'clock'
  | 'random'
  | 'log'
  | 'urls'
  | 'queue'
  | 'deadQueue'
  | 'queueDepths'
  | 'digest'
  | 'tracing'
  | 'catalogFiles'
  | 'files'
  | 'channels'
>

const workerProcess = (
  db: Database,
  sendingPool: SendingPool,
  base: WorkerNeeds,
  syntheticTo: string | null,
): WorkerProcess => {
  const gates = postgresGates(sendingPool)
  return {
    db,
    metrics,
    ports: {
      ...base,
      transact: prismaTransact(db, base),
      deliveries: prismaDeliveries(db, base),
      deadLetters: prismaDeadLetters(db),
      heartbeats: prismaHeartbeats(db),
      machinery: prismaMachinery(db),
      escalations: prismaEscalations(db, base),
      sending: postgresSending(sendingPool),
      gates,
      providerRates: async () => ({}),
      sendLimiter: createSendLimiter({ gates, clock: base.clock }),
      sweeps: prismaSweeps(db),
      importWork: prismaImportWork(db),
      providerEvents: postgresProviderEvents(sendingPool),
      // Whatever a test says that a provider said.
      signatures: { isGenuine: async () => true },
    },
    outbox: { subscribe: () => () => undefined },
    eventQueue: null,
    syntheticTo,
    hasDatabase: async () => true,
    missing: async () => [],
    ready: async () => true,
    start: async () => undefined,
    stop: async () => undefined,
  }
}
