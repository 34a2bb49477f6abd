import { z } from 'zod'

// How a drill went.

export const DrillSummary = z.strictObject({
  stores: z.int(),
  score: z.int().nullable(),
  onTimeShare: z.number().nullable(),
  medianMinutes: z.strictObject({ acknowledged: z.number().nullable(), reported: z.number().nullable() }),
  on_time: z.int(),
  late: z.int(),
  silent: z.int(),
  waiting: z.int(),
  not_reached: z.int(),
})

export const DrillScoreView = z.strictObject({
  total: DrillSummary,
  /** The worst first. */
  districts: z.array(
    z.strictObject({
      name: z.string(),
      summary: DrillSummary,
      stores: z.array(
        z.strictObject({
          number: z.string(),
          name: z.string(),
          word: z.enum(['on_time', 'late', 'silent', 'waiting', 'not_reached']),
          score: z.int().nullable(),
          minutes: z.strictObject({
            seen: z.int().nullable(),
            acknowledged: z.int().nullable(),
            reported: z.int().nullable(),
          }),
        }),
      ),
    }),
  ),
  asOf: z.iso.datetime(),
})
export type DrillScoreView = z.infer<typeof DrillScoreView>
