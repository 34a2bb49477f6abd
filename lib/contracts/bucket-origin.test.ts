import { expect, test } from 'vitest'

import { bucketOrigin } from './bucket-origin.ts'

test.each([
  [{ S3_BUCKET: 'files' }, 'https://files.s3.us-east-1.amazonaws.com'],
  [{ S3_BUCKET: 'files', AWS_REGION: 'eu-west-1' }, 'https://files.s3.eu-west-1.amazonaws.com'],
  [{ S3_BUCKET: 'files', AWS_ENDPOINT_URL: 'http://127.0.0.1:3003/' }, 'http://127.0.0.1:3003'],
  [{ AWS_ENDPOINT_URL_S3: 'http://s3:9', AWS_ENDPOINT_URL: 'http://all:9' }, 'http://s3:9'],
])('browsers send files to %j', (env, origin) => expect(bucketOrigin(env)).toBe(origin))
