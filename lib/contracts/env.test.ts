import { describe, expect, test } from 'vitest'

import { parseEnv, WebEnv, WorkerEnv } from './env.ts'

const shared = {
  DATABASE_URL: 'postgres://clearshelf_app:secret@db.example/clearshelf',
  RECALL_URL: 'https://recall.example/',
  STORE_URL: 'https://store.example',
  QUEUE_HIGH_URL: 'https://queue.example/high',
  QUEUE_MEDIUM_URL: 'https://queue.example/medium',
  QUEUE_LOW_URL: 'https://queue.example/low',
  S3_BUCKET: 'clearshelf-files',
}
const secret = 'x'.repeat(32)
const web = { ...shared, SURFACE: 'recall', PORT: '3000', AUTH_SECRET: secret, DATA_KEY: secret }
const worker = { ...shared, MAIL_FROM: 'Recalls <recalls@example.com>' }

describe('the environment', () => {
  test('is read whole, with defaults', () => {
    expect(parseEnv(WebEnv, web)).toMatchObject({
      PORT: 3000,
      RECALL_URL: 'https://recall.example',
      AWS_REGION: 'us-east-1',
      LOG_LEVEL: 'info',
    })
  })

  test('an empty value counts as none', () => {
    expect(parseEnv(WorkerEnv, { ...worker, METRICS_PORT: '' }).METRICS_PORT).toBeUndefined()
  })

  test.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is not set'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: must be a postgres:// URL'],
    [{ RECALL_URL: 'recall.example' }, 'RECALL_URL: Invalid URL'],
    [{ PORT: '70000' }, 'PORT: Too big: expected number to be <=65535'],
    [{ SURFACE: 'both' }, 'SURFACE: Invalid option: expected one of "recall"|"store"'],
    [{ S3_BUCKET: 'has.dots' }, 'S3_BUCKET: must be the name of a bucket, without dots'],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET: must be at least 32 characters'],
  ])('%j: one sentence names it', (wrong, sentence) => {
    expect(() => parseEnv(WebEnv, { ...web, ...wrong })).toThrow(
      `The environment is not complete. ${sentence}.`,
    )
  })

  test('a secret that is refused is not repeated', () => {
    expect(() => parseEnv(WebEnv, { ...web, AUTH_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  })
})
