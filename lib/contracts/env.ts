import { z } from 'zod'

// The one description of the environment. Each process parses what it needs at boot and refuses to start
// with a sentence that names the variable; nothing else in the code reads process.env.

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''))
const port = z.coerce.number().int().min(1).max(65535)
const secret = z.string().min(32, 'must be at least 32 characters')
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const shared = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  RECALL_URL: url,
  STORE_URL: url,
  AWS_REGION: z.string().min(1).default('us-east-1'),
  QUEUE_HIGH_URL: url,
  QUEUE_MEDIUM_URL: url,
  QUEUE_LOW_URL: url,
  // Where each queue puts what it gives up on; without them, the name of the queue with -dlq behind it.
  QUEUE_HIGH_DLQ_URL: optional(url),
  QUEUE_MEDIUM_DLQ_URL: optional(url),
  QUEUE_LOW_DLQ_URL: optional(url),
  // Its name is part of the host that browsers send files to; a dot would break the certificate of that host.
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'must be the name of a bucket, without dots'),
  AWS_ENDPOINT_URL: optional(url),
  AWS_ENDPOINT_URL_S3: optional(url),
  METRICS_PORT: optional(port),
  METRICS_HOST: z.string().default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(url),
}

export const WebEnv = z.object({
  ...shared,
  SURFACE: z.enum(['recall', 'store']),
  PORT: port,
  AUTH_SECRET: secret,
  // Encrypts TOTP seeds and signing secrets at rest; the same on both surfaces and in the worker.
  DATA_KEY: secret,
  OIDC_ISSUER: optional(url),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: z.string().default('single sign-on'),
  // How many proxies of ours stand before this service; each adds the address that it saw to X-Forwarded-For.
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  // The public half alone: browsers ask for it before they hand out a subscription.
  VAPID_PUBLIC_KEY: optional(z.string()),
})

export const WorkerEnv = z.object({
  ...shared,
  // The same as the web’s. Without it, a webhook that has a signing secret is not sent to.
  DATA_KEY: optional(secret),
  MAIL_FROM: z.string().min(3),
  // Origins that addresses chosen by tenants may lead to although they are not on the internet: for development.
  OUTGOING_ALLOWED: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((origin) => (origin.trim() ? [origin.trim()] : []))),
  VAPID_SUBJECT: z.string().default('mailto:recalls@clearshelf.example'),
  // For the crash harness alone: where this process dies, and at which time it comes there.
  FAILPOINT: optional(z.string().regex(/^[a-z_]+@[1-9]\d*$/, 'must be like in_sweep@1')),
  VAPID_PUBLIC_KEY: optional(z.string()),
  VAPID_PRIVATE_KEY: optional(z.string()),
  // Stores of a new recall that are planned in one transaction: while the next are, their messages leave.
  STORES_PER_PLAN: z.coerce.number().int().min(1).default(1000),
  // SMS a second that the account may send.
  SMS_PER_SECOND: z.coerce.number().positive().default(20),
  // Where a synthetic recall goes each minute, to see whether a real one would go out; nobody needs to read it. Empty: none.
  SYNTHETIC_RECALL_TO: optional(z.email()),
  // Tells SES where to report what became of each mail.
  SES_CONFIGURATION_SET: optional(z.string()),
  // Where SES and SNS report to: their topic, and the queue that subscribes to it.
  QUEUE_EVENTS_URL: optional(url),
  EVENTS_TOPIC_ARN: optional(z.string().startsWith('arn:')),
  // An emulator cannot sign with a key of Amazon’s: it signs with this one’s other half.
  EVENTS_PUBLIC_KEY: optional(z.string()),
})

export type WebEnv = z.infer<typeof WebEnv>
export type WorkerEnv = z.infer<typeof WorkerEnv>

/** Parses the environment or throws one sentence that names every variable that is wrong. */
export const parseEnv = <T extends z.ZodType>(
  schema: T,
  source: Record<string, string | undefined>,
): z.output<T> => {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return source[name] ? `${name}: ${issue.message}` : `${name} is not set`
  })
  throw new Error(`The environment is not complete. ${faults.join('; ')}.`)
}

/** For doors that have no `main`: what the process was started with. */
export const readEnvironment = (): Record<string, string | undefined> => process.env
