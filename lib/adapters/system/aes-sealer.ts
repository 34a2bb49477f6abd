import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'

import type { Digest, Sealer } from '#lib/ports/secrets.ts'

/** AES-256-GCM under a key derived from DATA_KEY: v1.<nonce>.<ciphertext and tag>. */
export const aesSealer = (dataKey: string): Sealer => {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'clearshelf sealed columns v1', 32))
  const sealer: Sealer = {
    seal: (plain) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${nonce.toString('base64url')}.${body.toString('base64url')}`
    },
    open: (sealed) => {
      const [, nonce = '', text = ''] = sealed.split('.')
      const body = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      decipher.setAuthTag(body.subarray(-16))
      return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]).toString('utf8')
    },
    tryOpen: (text) => {
      try {
        return sealer.open(text)
      } catch {
        return null
      }
    },
  }
  return sealer
}

// As text and back: that way Node makes no object of its own for each, which would take longer than the hashing.
export const sha256: Digest = (content) => new Uint8Array(Buffer.from(hash('sha256', content, 'hex'), 'hex'))
