import { z } from 'zod'

import { MOST_MINUTES, type DeadlineSettings } from '#lib/domain/notice/clocks.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'

import { minutesIn } from './minutes.ts'

/** `<priority>.<clock>` and `<priority>.<clock>.unit` of each. */
export const DeadlinesForm = z
  .record(z.string().max(40), z.string().max(20))
  .transform((fields, context): DeadlineSettings => {
    const clockOf = (name: string): number => {
      const minutes = minutesIn(fields, name) ?? 0
      if (minutes < 1 || minutes > MOST_MINUTES)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'Enter a whole number, from 1 minute to 30 days.',
        })
      return minutes
    }
    const of = (priority: string) => {
      const acknowledgeMinutes = clockOf(`${priority}.acknowledge`)
      const reportMinutes = clockOf(`${priority}.report`)
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
