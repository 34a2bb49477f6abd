import { hash, verify } from '@node-rs/argon2'

import { Overloaded } from '#lib/domain/result.ts'
import type { Passwords } from '#lib/ports/secrets.ts'

type Cost = { memoryCost: number; timeCost: number; parallelism: number }

// OWASP's argon2id setting of 19 MiB, two passes. Four at once are 76 MiB, whatever the number of sign-ins.
const COST: Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4
// As many as are done in about two seconds: who comes later would have given up, and is told so.
const MOST_WAITING = 100

const bounded = (limit: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= MOST_WAITING) throw new Overloaded()
    if (running >= limit) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      // The place passes to the next in line, or becomes free.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

export const argon2Passwords = (cost = COST): Passwords => {
  const inTurn = bounded(AT_ONCE)
  // Somebody unknown costs the same work as somebody with a wrong password.
  const nobody = hash('nobody has this password', cost)
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: (stored, password) =>
      inTurn(async () => {
        const right = await verify(stored ?? (await nobody), password)
        return right && stored !== null
      }),
  }
}
