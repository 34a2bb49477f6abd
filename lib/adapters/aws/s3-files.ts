import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type GetObjectCommandOutput,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

import { seconds } from '#lib/domain/duration.ts'
import type { Files } from '#lib/ports/files.ts'

/** The endpoint comes from the environment (AWS_ENDPOINT_URL_S3), as the SDK reads it itself. */
export const openS3 = (region: string, pathStyle: boolean): S3Client =>
  new S3Client({
    region,
    maxAttempts: 3,
    forcePathStyle: pathStyle,
    // A presigned request is signed before there are any bytes: a checksum in it would be that of nothing.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

export const s3Files = (client: S3Client, Bucket: string): Files => {
  const get = (Key: string): Promise<GetObjectCommandOutput | null> =>
    client.send(new GetObjectCommand({ Bucket, Key })).catch((error: unknown) => {
      if (error instanceof NoSuchKey) return null
      throw error
    })

  return {
    presignUpload: async ({ key: Key, mediaType, bytes, valid }) => ({
      method: 'PUT',
      url: await getSignedUrl(
        client,
        new PutObjectCommand({ Bucket, Key, ContentType: mediaType, ContentLength: bytes }),
        // Signed, so that other bytes than were promised are refused before they are stored.
        {
          expiresIn: valid / seconds(1),
          signableHeaders: new Set(['host', 'content-type', 'content-length']),
        },
      ),
      headers: { 'content-type': mediaType },
    }),

    read: async (key, most) => {
      const found = await get(key)
      if (!found?.Body) return null
      if ((found.ContentLength ?? Infinity) > most) {
        await found.Body.transformToWebStream().cancel()
        return 'too_large'
      }
      return Uint8Array.from(await found.Body.transformToByteArray())
    },

    open: async (key) => (await get(key))?.Body?.transformToWebStream() ?? null,

    write: async (Key, Body, ContentType) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))
    },

    removeAll: async (Prefix) => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }))
      for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }))
    },
  }
}
