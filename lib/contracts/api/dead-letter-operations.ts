import { QueueName, RedriveBody } from '../dead-letters.ts'
import { DeadLetterView, listOf, RedrivenView } from '../views.ts'
import { PageQuery } from './request-parts.ts'

const Query = PageQuery.extend({ queue: QueueName.optional() })

export const DEAD_LETTER_OPERATIONS = {
  listDeadLetters: {
    method: 'GET',
    path: '/dead-letters',
    summary: 'Messages that a queue gave up on and nobody has decided about, newest first',
    scope: 'recalls:read',
    query: Query,
    answer: listOf(DeadLetterView),
    status: 200,
  },
  redriveDeadLetters: {
    method: 'POST',
    path: '/dead-letters/redrive',
    summary:
      'Put them back on their way, at most 50 a second: all that were named, or none. A dry run changes nothing',
    scope: 'recalls:issue',
    body: RedriveBody,
    answer: RedrivenView,
    status: 200,
  },
} as const
