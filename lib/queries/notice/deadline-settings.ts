import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { DEFAULT_DEADLINES, minutesOf, type DeadlineSettings } from '#lib/domain/notice/clocks.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

const BUILT_IN: DeadlineSettings = {
  high: minutesOf(DEFAULT_DEADLINES.high),
  medium: minutesOf(DEFAULT_DEADLINES.medium),
  low: minutesOf(DEFAULT_DEADLINES.low),
}

/** How long a store has that is asked now, by priority. */
export const deadlineSettings: Query<object, DeadlineSettings> = async (db, actor) => {
  const allowed = permittedRead(actor, 'policy:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const set = await tx.deadlinePolicy.findMany({
      where: { tenantId },
      select: { priority: true, acknowledgeMinutes: true, reportMinutes: true },
    })
    return ok({
      ...BUILT_IN,
      ...Object.fromEntries(set.map(({ priority, ...minutes }) => [priority, minutes])),
    })
  })
}
