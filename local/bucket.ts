import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketCorsCommand,
  S3Client,
  type BucketLocationConstraint,
} from '@aws-sdk/client-s3'

export type BucketOptions = {
  name: string
  region: string
  endpoint: string
  /** The emulator takes any credentials, and was told at its start which pages may; a real store is told here. */
  pretend: boolean
  /** The pages that send files there. */
  origin: string
}

/** The bucket for files, made if it is missing; safe to call again at any time. */
export const ensureBucket = async ({
  name: Bucket,
  region,
  endpoint,
  pretend,
  origin,
}: BucketOptions): Promise<void> => {
  const credentials = pretend ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } : {}
  const s3 = new S3Client({ region, endpoint, forcePathStyle: true, ...credentials })
  try {
    await s3.send(new CreateBucketCommand({ Bucket, ...placeOf(region) })).catch((error: unknown) => {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error
    })
    if (pretend) return
    const rule = { AllowedOrigins: [origin], AllowedMethods: ['PUT'], AllowedHeaders: ['content-type'] }
    await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }))
  } finally {
    s3.destroy()
  }
}

// The oldest region is the one that must not be named.
const placeOf = (region: string) =>
  region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } } // Any region is one.
