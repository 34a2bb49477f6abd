import { z } from 'zod'

import { StoreNumber } from './catalog.ts'

/** Through the API: some stores, or all that have not answered. */
export const FollowUpBody = z
  .strictObject({
    storeNumbers: z.array(StoreNumber).min(1).max(10_000).optional(),
    all: z.literal(true).optional(),
  })
  .superRefine(({ storeNumbers, all }, context) => {
    if ((storeNumbers === undefined) === (all === undefined))
      context.addIssue({
        code: 'custom',
        path: ['storeNumbers'],
        message: 'Name stores, or say "all": true.',
        params: { code: 'required' },
      })
  })
