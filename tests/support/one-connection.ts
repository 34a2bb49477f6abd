import { AsyncLocalStorage } from 'node:async_hooks'

import type { SendingPool, Statements } from '#lib/adapters/postgres/pool.ts'
import type { Database } from '#lib/adapters/prisma/database.ts'

// Of all pools of a process together: a connection of one that waits for one of another waits just as long.
const inside = new AsyncLocalStorage<true>()
// These ask for no connection.
const HARMLESS = new Set(['then', '$disconnect', '$connect', '$on', '$extends'])

const refuseSecond = (asked: string): void => {
  if (inside.getStore()) throw new Error(`A second connection is asked for inside a transaction: ${asked}`)
}

/** What another worker does meanwhile, with connections of its own. */
export const asAnotherWorker = <T>(work: () => T): T => inside.exit(work)

/**
 * A database that refuses a second connection to whoever holds one: as many at once as the pool has would wait for each
 * other until all of them fail, and nothing would be seen of it as long as they come one by one.
 */
export const oneConnection = (db: Database): Database =>
  new Proxy(db, {
    get: (target, name) => {
      if (typeof name === 'string' && !HARMLESS.has(name)) refuseSecond(name)
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

/** The same for the connections on which messages are sent. */
export const oneSendingConnection = (pool: SendingPool): SendingPool => {
  const within =
    <T>(work: (tx: Statements) => Promise<T>) =>
    (tx: Statements) =>
      inside.run(true, () => work(tx))
  return {
    ...pool,
    inTenant: async (tenantId, work) => {
      refuseSecond('inTenant')
      return pool.inTenant(tenantId, within(work))
    },
    anyTenant: async (work) => {
      refuseSecond('anyTenant')
      return pool.anyTenant(within(work))
    },
    alone: (tenantId) => {
      refuseSecond('alone')
      return pool.alone(tenantId)
    },
  }
}
