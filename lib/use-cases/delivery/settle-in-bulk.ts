import type { Duration } from '#lib/domain/duration.ts'
import type { DeliveryResult } from '#lib/ports/sending.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'sending' | 'clock' | 'log'>

// A crash leaves in doubt what was sent and not yet written: no more than this much of it.
const AT_LEAST_EVERY: Duration = 50

export type BulkSettler = {
  add(result: DeliveryResult): void
  /** Writes what is left. Rejects if anything could not be written: the lease then tells that it is in doubt. */
  end(): Promise<void>
}

/** Results go into the database in one statement for many, and none waits for the slowest of its batch. */
export const settleInBulk = (ports: Needs, tenantId: string, leaseToken: string): BulkSettler => {
  let waiting: DeliveryResult[] = []
  let timer: NodeJS.Timeout | null = null
  let written: Promise<void> = Promise.resolve()

  const write = async (results: DeliveryResult[]): Promise<void> => {
    const settled = await ports.sending.settle({ tenantId, leaseToken, at: ports.clock.now(), results })
    if (settled < results.length)
      ports.log.warn('delivery.lease_lost', { tenantId, count: results.length - settled })
  }
  const flush = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const results = waiting
    waiting = []
    // One after the other: each takes a connection, and the other batches want theirs.
    written = written.then(() => write(results))
    written.catch(() => undefined) // Told by `end`.
  }
  return {
    add: (result) => {
      waiting.push(result)
      timer ??= setTimeout(flush, AT_LEAST_EVERY)
    },
    end: async () => {
      flush()
      await written
    },
  }
}
