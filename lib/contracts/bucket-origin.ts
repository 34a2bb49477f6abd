/**
 * Where browsers send files to: the one origin besides our own that a page may talk to. A bucket is named by its host,
 * unless an endpoint of one's own is set.
 */
export const bucketOrigin = (env: Record<string, string | undefined>): string => {
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL']
  if (endpoint) return new URL(endpoint).origin
  return `https://${env['S3_BUCKET']}.s3.${env['AWS_REGION'] || 'us-east-1'}.amazonaws.com`
}
