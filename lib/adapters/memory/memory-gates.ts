import { newGate } from '#lib/domain/delivery/provider-gate.ts'
import type { Gates } from '#lib/ports/gates.ts'

import type { DeliveryTables } from './delivery-tables.ts'

/** The gates' twin for simulations. A provider that is met for the first time has nothing promised and no limit. */
export const memoryGates = ({ gates }: Pick<DeliveryTables, 'gates'>): Gates => ({
  change: async (channel, at, step) => {
    const { gate, answer } = step(gates.get(channel) ?? newGate(at))
    gates.set(channel, gate)
    return answer
  },
  all: async () =>
    [...gates]
      .map(([channel, gate]) => ({ channel, ...gate }))
      .toSorted((a, b) => (a.channel < b.channel ? -1 : 1)),
})
