import { z } from 'zod'

import { CHANNEL_NAMES } from '#lib/domain/channel/channel.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'

import { CONTACT_KINDS, StoreNumber } from '../catalog.ts'

const dollars = z
  .string()
  .trim()
  .refine(
    (text) => text === '' || /^\d{1,7}(\.\d{1,2})?$/.test(text),
    'Enter an amount in dollars such as 250 or 99.50, or leave it empty.',
  )
  .transform((text) => (text === '' ? null : Math.round(Number(text) * 100)))

/** Money is typed in dollars and kept in cents; empty is no limit. */
export const PolicyForm = z.strictObject({
  quiet: z.enum(['opening_hours', 'none']),
  perContact: z.coerce
    .number('Enter a number from 1 to 1,000.')
    .int()
    .min(1, 'Enter a number from 1 to 1,000.')
    .max(1000, 'Enter a number from 1 to 1,000.'),
  smsLimit: dollars,
})

const TIME = z
  .union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 22:00.')])
  .default('')

/** When one contact is told, and of what. */
export const ContactRulesForm = z
  .strictObject({
    number: StoreNumber,
    channel: z.enum(CHANNEL_NAMES),
    kind: z.enum(CONTACT_KINDS),
    address: z.string().max(1000),
    quietFrom: TIME,
    quietTo: TIME,
    leastPriority: z.enum(PRIORITIES),
  })
  .transform(({ number, channel, kind, address, quietFrom, quietTo, leastPriority }, context) => {
    const half = (quietFrom === '') !== (quietTo === '')
    if (half || (quietFrom !== '' && quietFrom === quietTo))
      context.addIssue({
        code: 'custom',
        path: [quietFrom === '' ? 'quietFrom' : 'quietTo'],
        message: half ? 'Enter both times, or neither.' : 'Quiet hours can’t start and end at the same time.',
      })
    const quiet = quietFrom === '' ? null : { from: quietFrom, to: quietTo }
    return { number: number as string, contact: { channel, kind, address }, rules: { quiet, leastPriority } }
  })
