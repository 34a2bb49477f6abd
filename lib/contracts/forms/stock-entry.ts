import { z } from 'zod'

import { ENTERED_KINDS } from '#lib/domain/notice/stock-entry.ts'

import { GtinSchema, Lot } from '../catalog.ts'

/** What a phone sends of stock that came, with what every answer carries. */
export const stockEntryBodies = <Of extends z.ZodRawShape>(of: Of) =>
  z.discriminatedUnion('entry', [
    z.strictObject({
      ...of,
      kind: z.literal('stock'),
      entry: z.enum(ENTERED_KINDS),
      gtin: GtinSchema,
      lot: Lot.nullable(),
      quantity: z.int().min(1, 'At least one.').max(100_000),
    }),
    z.strictObject({ ...of, kind: z.literal('stock'), entry: z.literal('correction'), corrects: z.uuid() }),
  ])
