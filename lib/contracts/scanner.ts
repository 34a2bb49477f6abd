import { z } from 'zod'

import { LEAST_KNOWLEDGE_MINUTES, MOST_KNOWLEDGE_MINUTES } from '#lib/domain/scan/knowledge.ts'

const RANGE = 'Enter 5 minutes to 7 days (10,080 minutes), in whole minutes.'
const Minutes = z.int(RANGE).min(LEAST_KNOWLEDGE_MINUTES, RANGE).max(MOST_KNOWLEDGE_MINUTES, RANGE)

/** How long a phone without a connection may say NOT RECALLED. */
export const ScannerBody = z
  .strictObject({
    anyMinutes: Minutes.describe('Since the phone last heard from the server'),
    urgentMinutes: Minutes.describe('The same, for products of an open high-priority recall'),
  })
  .refine(({ anyMinutes, urgentMinutes }) => urgentMinutes <= anyMinutes, {
    path: ['urgentMinutes'],
    message: 'This can’t be longer than for other products.',
  })
