import { memoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import { after, seconds } from '#lib/domain/duration.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { Queue } from '#lib/ports/delivery.ts'

const VISIBILITY = seconds(60)

export type WorldQueue = Queue & {
  size(): number
  wipe(): void
  /** When the next message that somebody received and did not remove comes again. */
  nextVisible(now: Date): Date | null
}

/** The queue's twin, which also tells when it will have something to give. */
export const worldQueue = (clock: Clock): WorldQueue => {
  const queue = memoryQueue(clock, VISIBILITY)
  let hidden: { id: string; receipt: string; until: Date }[] = []
  return {
    ...queue,
    receive: async (...asked) => {
      const messages = await queue.receive(...asked)
      const until = after(clock.now(), VISIBILITY)
      hidden = hidden.filter(({ id }) => !messages.some((message) => message.id === id))
      hidden.push(...messages.map(({ id, receipt }) => ({ id, receipt, until })))
      return messages
    },
    remove: async (priority, receipts) => {
      await queue.remove(priority, receipts)
      hidden = hidden.filter(({ receipt }) => !receipts.includes(receipt))
    },
    wipe: () => {
      queue.wipe()
      hidden = []
    },
    nextVisible: (now) =>
      hidden
        .map(({ until }) => until)
        .filter((until) => until >= now)
        .toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  }
}
