import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { Refusal } from './refusal.ts'
import { writeWhole } from './write-whole.ts'

const NAMES = ['postgresPassword', 'seedSecret', 'recallAuthSecret', 'storeAuthSecret', 'dataKey'] as const
const VAPID = ['vapidPublicKey', 'vapidPrivateKey'] as const
const EVENTS = ['eventsPublicKey', 'eventsPrivateKey'] as const

export type Secrets = Record<
  (typeof NAMES)[number] | (typeof VAPID)[number] | (typeof EVENTS)[number],
  string
>

const Stored = z.record(z.string(), z.string().min(32))

const stored = (path: string): Record<string, string> => {
  if (!existsSync(path)) return {}
  try {
    return Stored.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      throw new Refusal(`${path} is damaged: restore it, or begin anew with npm start -- --fresh.`)
    }
    throw error
  }
}

/** The random values of this data directory, made once, readable by their owner alone. */
export const secretsOf = (dataDir: string): Secrets => {
  const path = join(dataDir, 'secrets.json')
  const known = stored(path)
  const missing = NAMES.filter((name) => known[name] === undefined)
  for (const name of missing) known[name] = randomBytes(32).toString('base64url')
  const pairs = [
    ...(VAPID.some((name) => known[name] === undefined) ? [vapidPair()] : []),
    ...(EVENTS.some((name) => known[name] === undefined) ? [eventsPair()] : []),
  ]
  Object.assign(known, ...pairs)
  if (missing.length > 0 || pairs.length > 0) writeWhole(path, `${JSON.stringify(known, null, 2)}\n`, 0o600)
  return known as Secrets
}

/** Names this installation to the push services of browsers: a key pair, of which they keep the public half. */
export const vapidPair = (): Record<(typeof VAPID)[number], string> => {
  const {
    d = '',
    x = '',
    y = '',
  } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  return { vapidPublicKey: point.toString('base64url'), vapidPrivateKey: d }
}

/** With which the simulator signs what it reports, as SNS signs with a certificate of Amazon's. */
export const eventsPair = (): Record<(typeof EVENTS)[number], string> => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    eventsPublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    eventsPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
