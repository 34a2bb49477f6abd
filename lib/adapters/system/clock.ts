import { randomBytes, randomInt } from 'node:crypto'

import { v7 } from 'uuid'

import type { Chance, Clock } from '#lib/ports/clock.ts'

export const systemClock: Clock = { now: () => new Date() }

export const systemChance: Chance = {
  id: () => v7(),
  secret: (bytes) => randomBytes(bytes).toString('base64url'),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
}
