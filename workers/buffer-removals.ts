import type { Priority } from '#lib/domain/recall/recall.ts'
import type { Ports } from '#lib/ports/ports.ts'

const AS_MANY_AS_ONE_CALL_TAKES = 10
const AT_LEAST_EVERY_MS = 100

export type Removals = { add(receipt: string): void; flush(): Promise<void> }

/** Messages that are done with are removed several at a time. One that is not removed comes again, and finds nothing to do. */
export const bufferRemovals = (
  { queue, log }: Pick<Ports, 'queue' | 'log'>,
  priority: Priority,
): Removals => {
  let receipts: string[] = []
  let timer: NodeJS.Timeout | null = null
  const flush = async (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    const some = receipts
    receipts = []
    if (some.length === 0) return
    await queue
      .remove(priority, some)
      .catch((error: unknown) => log.warn('queue.remove_failed', { queue: priority, error }))
  }
  return {
    add: (receipt) => {
      receipts.push(receipt)
      if (receipts.length >= AS_MANY_AS_ONE_CALL_TAKES) void flush()
      else timer ??= setTimeout(() => void flush(), AT_LEAST_EVERY_MS)
    },
    flush,
  }
}
