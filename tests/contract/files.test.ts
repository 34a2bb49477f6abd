import { randomUUID } from 'node:crypto'

import { expect, test, vi } from 'vitest'

import { openS3, s3Files } from '#lib/adapters/aws/s3-files.ts'
import { memoryFiles } from '#lib/adapters/memory/memory-files.ts'
import { minutes } from '#lib/domain/duration.ts'
import { ensureBucket } from '#local/bucket.ts'
import { ground } from '#tests/support/ground.ts'

import { filesContract, type FilesGround } from './files-contract.ts'

const memoryGround = async (): Promise<FilesGround> => {
  const files = memoryFiles()
  return {
    files,
    send: (upload, bytes) => files.put(upload, bytes),
    [Symbol.asyncDispose]: async () => undefined,
  }
}

const credentials = () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
}

const s3Ground = async (): Promise<FilesGround> => {
  credentials()
  vi.stubEnv('AWS_ENDPOINT_URL_S3', ground().sqsUrl)
  const name = `try-${randomUUID()}`
  const place = { name, region: 'us-east-1', endpoint: ground().sqsUrl, origin: 'http://localhost:3000' }
  // Twice: it is made at every start.
  await ensureBucket({ ...place, pretend: true })
  await ensureBucket({ ...place, pretend: true })
  const client = openS3('us-east-1', true)
  return {
    files: s3Files(client, name),
    send: async ({ method, url, headers }, bytes) => {
      const answer = await fetch(url, { method, headers, body: bytes })
      expect(answer.status).toBe(200)
    },
    [Symbol.asyncDispose]: async () => client.destroy(),
  }
}

filesContract('the files in memory', memoryGround)
filesContract('the files of S3', s3Ground)

test('an address in S3 is good for its length, its type and ten minutes, and names the bucket in its host', async () => {
  credentials()
  const client = openS3('eu-west-1', false)
  const wish = { key: 'incoming/a/1', mediaType: 'text/csv', bytes: 12, valid: minutes(10) }
  const { url } = await s3Files(client, 'clearshelf-files').presignUpload(wish)
  const { origin, pathname, searchParams } = new URL(url)
  expect([origin, pathname]).toEqual(['https://clearshelf-files.s3.eu-west-1.amazonaws.com', '/incoming/a/1'])
  expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host')
  expect(searchParams.get('X-Amz-Expires')).toBe('600')
  expect([...searchParams.keys()].filter((name) => /checksum/i.test(name))).toEqual([])
  client.destroy()
})
