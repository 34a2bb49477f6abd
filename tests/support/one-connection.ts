import { AsyncLocalStorage } from 'node:async_hooks'

import type { Database } from '#lib/adapters/prisma/database.ts'

const inside = new AsyncLocalStorage<true>()
// What does not ask for a connection.
const HARMLESS = new Set(['then', '$disconnect', '$connect', '$on', '$extends'])

/**
 * A database that refuses whoever asks it for a second connection while they hold one: as many at once as the pool has would
 * wait for each other until all of them fail, and nothing would be seen of it as long as they come one by one.
 */
export const oneConnection = (db: Database): Database =>
  new Proxy(db, {
    get: (target, name) => {
      if (inside.getStore() && typeof name === 'string' && !HARMLESS.has(name))
        throw new Error(`A second connection is asked for inside a transaction: ${name}`)
      const value = Reflect.get(target, name, target) as unknown
      if (name !== '$transaction') return typeof value === 'function' ? value.bind(target) : value
      return (work: unknown, ...rest: unknown[]) =>
        target.$transaction(
          (typeof work === 'function'
            ? (tx: unknown) => inside.run(true, () => (work as (tx: unknown) => Promise<unknown>)(tx))
            : work) as never,
          ...(rest as []),
        )
    },
  })
