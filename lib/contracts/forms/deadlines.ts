import { z } from 'zod'

import { MOST_MINUTES, type DeadlineSettings } from '#lib/domain/notice/clocks.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const
export type DeadlineUnit = keyof typeof UNITS

/** In the largest unit that it is a whole number of. */
export const inUnits = (minutes: number): { amount: number; unit: DeadlineUnit } => {
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes'
  return { amount: minutes / UNITS[unit], unit }
}

/** `<priority>.<clock>` and `<priority>.<clock>.unit` of each. */
export const DeadlinesForm = z
  .record(z.string().max(40), z.string().max(20))
  .transform((fields, context): DeadlineSettings => {
    const minutesIn = (name: string): number => {
      const unit = UNITS[fields[`${name}.unit`] as DeadlineUnit] ?? 1
      const text = (fields[name] ?? '').trim()
      const minutes = /^\d{1,5}$/.test(text) ? Number(text) * unit : 0
      if (minutes < 1 || minutes > MOST_MINUTES)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'A whole number, from 1 minute to 30 days.',
        })
      return minutes
    }
    const of = (priority: string) => {
      const acknowledgeMinutes = minutesIn(`${priority}.acknowledge`)
      const reportMinutes = minutesIn(`${priority}.report`)
      if (acknowledgeMinutes > 0 && reportMinutes > 0 && reportMinutes < acknowledgeMinutes)
        context.addIssue({
          code: 'custom',
          path: [`${priority}.report`],
          message: 'Give stores at least as long to report as to acknowledge.',
        })
      return { acknowledgeMinutes, reportMinutes }
    }
    const [high, medium, low] = PRIORITIES.map(of) as [
      DeadlineSettings['high'],
      DeadlineSettings['medium'],
      DeadlineSettings['low'],
    ]
    return { high, medium, low }
  })
