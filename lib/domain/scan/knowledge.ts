import { hours, minutes, type Duration } from '../duration.ts'
import type { Priority } from '../recall/recall.ts'

/** How long NOT RECALLED may be said by what was known, and no longer for products of a high-priority recall. */
export type KnowledgeLimits = { any: Duration; urgent: Duration }

/** Hold until a retailer sets its own. */
export const KNOWLEDGE_LIMITS: KnowledgeLimits = { any: hours(24), urgent: hours(1) }

/** As people enter and partners send them. */
export type KnowledgeMinutes = { anyMinutes: number; urgentMinutes: number }
export const LEAST_KNOWLEDGE_MINUTES = 5
export const MOST_KNOWLEDGE_MINUTES = 10_080

export const knowledgeMinutes = ({ any, urgent }: KnowledgeLimits): KnowledgeMinutes => ({
  anyMinutes: any / minutes(1),
  urgentMinutes: urgent / minutes(1),
})

export const knowledgeLimits = ({ anyMinutes, urgentMinutes }: KnowledgeMinutes): KnowledgeLimits => ({
  any: minutes(anyMinutes),
  urgent: minutes(urgentMinutes),
})

export const isTooOld = (
  { age, limits }: { age: Duration; limits: KnowledgeLimits },
  of: Priority | 'any',
): boolean => !(age <= (of === 'high' ? Math.min(limits.urgent, limits.any) : limits.any))

/**
 * How old something is that the server said at one time and the phone looks at now. Clocks of phones are off: one that lies
 * before what it was told knows nothing of how much time has passed.
 */
export const ageOf = (saidAt: number, now: number): Duration =>
  now < saidAt - CLOCKS_APART ? Number.POSITIVE_INFINITY : Math.max(0, now - saidAt)

const CLOCKS_APART: Duration = minutes(5)
