import 'server-only'

import type { Actor } from '#lib/domain/identity/actor.ts'
import { alarmsOf, isSilent } from '#lib/domain/operations/alarms.ts'
import { hasJustPassed, isSyntheticLate } from '#lib/domain/operations/synthetic-recall.ts'
import { PRIORITIES, type Priority } from '#lib/domain/recall/recall.ts'
import { machineryOverview } from '#lib/queries/operations/machinery-overview.ts'

import { webProcess } from './process.ts'
import { read } from './read.ts'

/** How the machinery stands: what the database knows, what the queues say, and what is wrong with it. */
export const machineryNow = async (actor: Actor, askedQueue: string | undefined) => {
  const overview = await read(machineryOverview, actor, {})
  const queues = await webProcess().ports.queueDepths()
  const { at, deadLetters, sweeps, synthetic } = overview
  const dead = PRIORITIES.reduce((sum, one) => sum + deadLetters[one], 0)
  return {
    ...overview,
    queues,
    alarms: alarmsOf({ ...overview, queues, deadLetters: dead }),
    sweeps: sweeps.map((beat) => ({ ...beat, silent: isSilent(beat, at) })),
    probed: hasJustPassed(synthetic, at),
    synthetic: synthetic && { ...synthetic, late: isSyntheticLate(synthetic, at) },
    queue: chosenQueue(askedQueue, deadLetters),
  }
}

// The one that was asked for, else the most urgent one that has any.
const chosenQueue = (asked: string | undefined, counts: Record<Priority, number>): Priority =>
  PRIORITIES.find((one) => one === asked) ?? PRIORITIES.find((one) => counts[one] > 0) ?? 'high'
