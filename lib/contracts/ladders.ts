import { z } from 'zod'

import { SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'
import { MOST_STEPS } from '#lib/domain/escalation/judge-ladder.ts'
import { STEP_KINDS, WHOM_PROMISE, type Whom } from '#lib/domain/escalation/ladder.ts'
import { NOTICE_CLOCKS } from '#lib/domain/notice/clocks.ts'

const WHOM = Object.keys(WHOM_PROMISE) as [Whom, ...Whom[]]

const Step = z.strictObject({
  clock: z.enum(NOTICE_CLOCKS).describe('Which of the two clocks must still be running'),
  afterMinutes: z.int().describe('From when the store was notified'),
  whom: z.array(z.enum(WHOM)).max(WHOM.length),
  personId: z.uuid().nullable().default(null),
  channels: z.union([z.literal('any'), z.array(z.enum(SENDING_CHANNELS)).max(10)]).default('any'),
  kind: z.enum(STEP_KINDS).default('message'),
})

const Ladder = z.strictObject({
  hours: z.enum(['always', 'opening']),
  steps: z.array(Step).max(MOST_STEPS),
})

/** Those that are named are saved; `drill: null` lets drills go by the ladder of their priority. */
export const LaddersBody = z.strictObject({
  high: Ladder.optional(),
  medium: Ladder.optional(),
  low: Ladder.optional(),
  drill: Ladder.nullable().optional(),
})

export const LaddersView = z.strictObject({
  high: Ladder,
  medium: Ladder,
  low: Ladder,
  drill: Ladder.nullable(),
})
