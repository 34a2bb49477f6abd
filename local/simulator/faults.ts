import { z } from 'zod'

import { CHANNEL_NAMES, type Channel } from '#lib/domain/channel/channel.ts'

const KINDS = ['latency', 'status', 'reset', 'silence', 'accept_then_timeout'] as const

export const FaultInput = z
  .strictObject({
    channel: z.enum([...CHANNEL_NAMES, '*']),
    match: z.string().min(1).optional(),
    kind: z.enum(KINDS),
    value: z.number().int().nonnegative().optional(),
    rate: z.number().min(0).max(1).default(1),
    count: z.number().int().positive().optional(),
    retryAfter: z.number().nonnegative().optional(),
  })
  .refine(({ kind, value }) => kind !== 'latency' || (value !== undefined && value <= 600_000), {
    message: 'a latency needs a value in milliseconds, 600000 at most',
    path: ['value'],
  })
  .refine(({ kind, value }) => kind !== 'status' || (value !== undefined && value >= 300 && value <= 599), {
    message: 'a status needs a value between 300 and 599',
    path: ['value'],
  })

export type Fault = z.output<typeof FaultInput> & { id: number; hits: number }

export type Subject = { channel: Channel; to: string; deliveryId: string | null }

const appliesTo = (fault: Fault, { channel, to, deliveryId }: Subject): boolean =>
  (fault.channel === '*' || fault.channel === channel) &&
  (fault.match === undefined || to.includes(fault.match) || (deliveryId ?? '').includes(fault.match)) &&
  (fault.count === undefined || fault.hits < fault.count)

/** What goes wrong with a request: all latencies that apply add up, and the first other fault ends it. */
export const createFaults = (random: () => number) => {
  let faults: Fault[] = []
  let lastId = 0
  const strikes = (fault: Fault, subject: Subject): boolean => {
    if (!appliesTo(fault, subject) || random() >= fault.rate) return false
    fault.hits += 1
    return true
  }
  return {
    add: (input: z.output<typeof FaultInput>): Fault => {
      lastId += 1
      const fault = { id: lastId, ...input, hits: 0 }
      faults.push(fault)
      return fault
    },
    list: (): readonly Fault[] => faults,
    clear: (): number => {
      const removed = faults.length
      faults = []
      return removed
    },
    strike: (subject: Subject): { delayMs: number; fault: Fault | undefined } => {
      let delayMs = 0
      for (const fault of faults) {
        if (!strikes(fault, subject)) continue
        if (fault.kind !== 'latency') return { delayMs, fault }
        delayMs += fault.value ?? 0
      }
      return { delayMs, fault: undefined }
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
