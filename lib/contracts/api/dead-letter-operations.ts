import { QueueName, RedriveBody } from '../dead-letters.ts'
import { DeadLetterView, listOf, RedrivenView } from '../views.ts'
import { PageQuery } from './request-parts.ts'

const Query = PageQuery.extend({ queue: QueueName.optional() })

export const DEAD_LETTER_OPERATIONS = {
  listDeadLetters: {
    method: 'GET',
    path: '/dead-letters',
    summary: 'List dead letters awaiting a decision, newest first',
    scope: 'recalls:read',
    query: Query,
    answer: listOf(DeadLetterView),
    status: 200,
  },
  redriveDeadLetters: {
    method: 'POST',
    path: '/dead-letters/redrive',
    summary:
      'Redrive dead letters, at most 50 a second: all that are named, or none. A dry run changes nothing',
    scope: 'recalls:issue',
    body: RedriveBody,
    answer: RedrivenView,
    status: 200,
  },
} as const
