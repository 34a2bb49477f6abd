import { randomBytes, randomFillSync, randomInt } from 'node:crypto'

import { v7 } from 'uuid'

import type { Random, Clock } from '#lib/ports/clock.ts'

export const systemClock: Clock = { now: () => new Date() }

// Drawn for many at once: asking the generator costs far more than what it gives. What was given is wiped out.
const DRAWN = Buffer.alloc(4096)
let given = DRAWN.length

const draw = (bytes: number): string => {
  if (given + bytes > DRAWN.length) {
    randomFillSync(DRAWN)
    given = 0
  }
  const secret = DRAWN.toString('base64url', given, given + bytes)
  DRAWN.fill(0, given, given + bytes)
  given += bytes
  return secret
}

export const systemRandom: Random = {
  id: () => v7(),
  secret: (bytes) => (bytes > DRAWN.length ? randomBytes(bytes).toString('base64url') : draw(bytes)),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
}
