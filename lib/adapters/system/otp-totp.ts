import { Secret, TOTP } from 'otpauth'

import type { Totp } from '#lib/ports/secrets.ts'

const PERIOD = 30
const LENGTH = 20

const totpOf = (secret: Secret, label = 'account') =>
  new TOTP({ issuer: 'Clearshelf', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret })

export const otpTotp: Totp = {
  create: (account) => {
    const secret = new Secret({ size: LENGTH })
    return { seed: secret.base32, uri: totpOf(secret, account).toString() }
  },
  // One step either way, for phones whose clock is a little off.
  step: (seed, code, now) => {
    const timestamp = now.getTime()
    const delta = totpOf(Secret.fromBase32(seed)).validate({ token: code, timestamp, window: 1 })
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
  },
}
