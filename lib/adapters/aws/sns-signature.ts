import { createVerify } from 'node:crypto'

import { seconds } from '#lib/domain/duration.ts'
import type { Signatures, SignedMessage } from '#lib/ports/provider-events.ts'

const ALGORITHM = { 1: 'RSA-SHA1', 2: 'RSA-SHA256' } as const
// Whoever can name any address would have us trust a key of their own.
const AWS_HOST = /^sns\.[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?$/
const MOST_KEPT = 20

const SIGNED = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const

export type SignatureSettings = {
  /** Only what was published there is listened to: anybody may have a topic, and AWS signs for all of them. */
  topicArn: string | undefined
  /** Instead of the certificate that is named: for an emulator, which has no key of Amazon's. */
  publicKey: string | undefined
}

/** What stands under the signature: names and values, a line each, in the order that AWS has set. */
export const textToSign = (message: SignedMessage): string =>
  SIGNED.flatMap((name) => {
    const value = message[name]
    return value === undefined ? [] : [`${name}\n${value}\n`]
  }).join('')

export const snsSignatures = (
  { topicArn, publicKey }: SignatureSettings,
  get: (url: string) => Promise<string> = download,
): Signatures => {
  const keys = new Map<string, Promise<string>>()
  const keyAt = (url: string): Promise<string> => {
    const known = keys.get(url)
    if (known) return known
    const asked = get(url)
    // What could not be had is asked for again the next time.
    asked.catch(() => keys.delete(url))
    for (const oldest of keys.keys()) if (keys.size >= MOST_KEPT) keys.delete(oldest)
    keys.set(url, asked)
    return asked
  }
  return {
    isGenuine: async (message) => {
      if (message.Type !== 'Notification' || message.TopicArn !== topicArn) return false
      if (!isCertificateOfAws(message.SigningCertURL)) return false
      const key = publicKey ?? (await keyAt(message.SigningCertURL))
      const verify = createVerify(ALGORITHM[message.SignatureVersion])
      return verify.update(textToSign(message)).verify(key, message.Signature, 'base64')
    },
  }
}

export const isCertificateOfAws = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password, pathname } = new URL(address)
  return (
    protocol === 'https:' &&
    port === '' &&
    username + password === '' &&
    AWS_HOST.test(hostname) &&
    pathname.endsWith('.pem')
  )
}

const download = async (url: string): Promise<string> => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(seconds(5)) })
  if (!answer.ok) throw new Error(`The certificate of SNS could not be had: ${answer.status}.`)
  return answer.text()
}
