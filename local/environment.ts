import { join } from 'node:path'

import { eventsPlace } from './events-topic.ts'
import { STACK_VARIABLE } from './process-table.ts'
import type { QueueUrls } from './queues.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

export type DatabaseUrls = Record<'owner' | 'app' | 'worker' | 'auditor', string>

// The simulator is on this machine and takes all it gets: what guards the internet from us and us from it is opened for it.
const pretendProviders = (port: number, outside: NodeJS.ProcessEnv): Record<string, string> => ({
  OUTGOING_ALLOWED: `http://127.0.0.1:${port},http://localhost:${port}`,
  SMS_PER_SECOND: outside['SMS_PER_SECOND'] || '10000',
})

/** What each child finds in its environment. */
export const createEnvironment = (settings: Settings, secrets: Secrets, outside: NodeJS.ProcessEnv) => {
  const { ports, queues, bucket, ses, region, dataDir } = settings
  const base: NodeJS.ProcessEnv = {
    ...outside,
    [STACK_VARIABLE]: dataDir,
    DATA_DIR: dataDir,
    NODE_ENV: settings.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    RECALL_URL: settings.recallUrl,
    STORE_URL: settings.storeUrl,
  }
  // Only when nothing real is meant: otherwise the credentials are those of whoever starts us.
  const pretend: Record<string, string | undefined> =
    queues.kind === 'embedded' && bucket.kind === 'embedded' && ses === 'simulator'
      ? {
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_SESSION_TOKEN: undefined,
          AWS_PROFILE: undefined,
        }
      : { AWS_REGION: region }
  const simulator = `http://127.0.0.1:${ports.SIMULATOR_PORT}`
  const endpoints: Record<string, string | undefined> = {
    ...(queues.kind === 'embedded' ? { AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${ports.SQS_PORT}` } : {}),
    ...(bucket.kind === 'embedded' ? { AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${ports.SQS_PORT}` } : {}),
    ...(ses === 'simulator' ? { AWS_ENDPOINT_URL_SES: simulator, AWS_ENDPOINT_URL_SNS: simulator } : {}),
  }
  // The emulator's topic carries what the simulator reports, signed with a key of our own.
  const events =
    queues.kind === 'embedded' && ses === 'simulator'
      ? eventsPlace(settings.queuePrefix, `http://127.0.0.1:${ports.SQS_PORT}`)
      : null
  const service = (
    databaseUrl: string,
    urls: QueueUrls,
    metricsPort: number | undefined,
  ): NodeJS.ProcessEnv => ({
    ...base,
    ...pretend,
    ...endpoints,
    DATABASE_URL: databaseUrl,
    QUEUE_HIGH_URL: urls.high,
    QUEUE_MEDIUM_URL: urls.medium,
    QUEUE_LOW_URL: urls.low,
    S3_BUCKET: bucket.name,
    METRICS_PORT: metricsPort === undefined ? undefined : String(metricsPort),
  })
  return {
    build: (): NodeJS.ProcessEnv => ({ ...base, NODE_ENV: 'production' }),
    database: (adminUrl: string): NodeJS.ProcessEnv => ({
      ...base,
      DATABASE_URL: adminUrl,
      DATA_KEY: secrets.dataKey,
      SEED_SECRET: secrets.seedSecret,
    }),
    sqs: (): NodeJS.ProcessEnv => ({ ...base, SQS_PORT: String(ports.SQS_PORT) }),
    simulator: (): NodeJS.ProcessEnv => ({
      ...base,
      SIMULATOR_PORT: String(ports.SIMULATOR_PORT),
      SIMULATOR_DIR: join(dataDir, 'simulator'),
      ...(events
        ? {
            EVENTS_ENDPOINT: `http://127.0.0.1:${ports.SQS_PORT}`,
            EVENTS_TOPIC_ARN: events.topicArn,
            EVENTS_PRIVATE_KEY: secrets.eventsPrivateKey,
          }
        : {}),
    }),
    web: (
      surface: 'recall' | 'store',
      databaseUrls: DatabaseUrls,
      urls: QueueUrls,
      metricsPort: number | undefined,
    ): NodeJS.ProcessEnv => ({
      ...service(databaseUrls.app, urls, metricsPort),
      SURFACE: surface,
      PORT: String(surface === 'recall' ? ports.RECALL_PORT : ports.STORE_PORT),
      HOSTNAME: '127.0.0.1',
      AUTH_SECRET: surface === 'recall' ? secrets.recallAuthSecret : secrets.storeAuthSecret,
      DATA_KEY: secrets.dataKey,
      VAPID_PUBLIC_KEY: secrets.vapidPublicKey,
    }),
    worker: (databaseUrls: DatabaseUrls, urls: QueueUrls): NodeJS.ProcessEnv => ({
      ...service(databaseUrls.worker, urls, ports.METRICS_PORT),
      DATA_KEY: secrets.dataKey,
      MAIL_FROM: outside['MAIL_FROM'] || 'Clearshelf <recalls@clearshelf.example>',
      ...(ses === 'simulator' ? pretendProviders(ports.SIMULATOR_PORT, outside) : {}),
      ...(events
        ? {
            SES_CONFIGURATION_SET: outside['SES_CONFIGURATION_SET'] || settings.queuePrefix,
            QUEUE_EVENTS_URL: events.queueUrl,
            EVENTS_TOPIC_ARN: events.topicArn,
            EVENTS_PUBLIC_KEY: secrets.eventsPublicKey,
          }
        : {}),
      VAPID_PUBLIC_KEY: secrets.vapidPublicKey,
      VAPID_PRIVATE_KEY: secrets.vapidPrivateKey,
    }),
  }
}

export type Environment = ReturnType<typeof createEnvironment>
