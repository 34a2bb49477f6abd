import type { Ladder, SetLadders } from '#lib/domain/escalation/ladder.ts'
import type { EscalationRows, StoredCallTask } from '#lib/ports/escalations.ts'

import type { TransactionClient } from './database.ts'
import { Prisma } from './generated/client.ts'

type LadderRow = { name: keyof SetLadders; hours: Ladder['hours']; steps: Ladder['steps'] | null }

/** The ladders that a tenant has set, each in its newest version. */
export const setLadders = async (tx: TransactionClient, tenantId: string): Promise<SetLadders> => {
  const rows = await tx.$queryRaw<LadderRow[]>`
    SELECT DISTINCT ON (name) name, hours, steps FROM escalation_ladder
    WHERE tenant_id = ${tenantId}::uuid ORDER BY name, version DESC`
  return Object.fromEntries(rows.map(({ name, hours, steps }) => [name, steps && { hours, steps }]))
}

const jsonOf = ({ steps }: Ladder): Prisma.InputJsonValue => steps as unknown as Prisma.InputJsonValue

export const ladderRows = (tx: TransactionClient, tenantId: string): EscalationRows => ({
  setLadders: () => setLadders(tx, tenantId),

  saveLadder: async (name, ladder, by, at) => {
    // Two who save at once: the second one's version follows the first one's.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ladder'), hashtext(${tenantId}))`
    const newest = await tx.escalationLadder.aggregate({ where: { tenantId, name }, _max: { version: true } })
    const version = (newest._max.version ?? 0) + 1
    const content = ladder
      ? { hours: ladder.hours, steps: jsonOf(ladder) }
      : { hours: 'always' as const, steps: Prisma.DbNull }
    await tx.escalationLadder.create({
      data: { tenantId, name, version, ...content, savedAt: at, savedBy: by },
      select: { version: true },
    })
    return version
  },

  takeLadder: async (recallId, ladder, at) => {
    const content = { hours: ladder.hours, steps: jsonOf(ladder), takenAt: at }
    await tx.$executeRaw`
      INSERT INTO recall_ladder (tenant_id, recall_id, hours, steps, taken_at, look_at)
      VALUES (${tenantId}::uuid, ${recallId}::uuid, ${content.hours}::ladder_hours, ${JSON.stringify(content.steps)}::jsonb, ${at}, 'epoch')
      ON CONFLICT (tenant_id, recall_id) DO UPDATE SET hours = excluded.hours, steps = excluded.steps, taken_at = excluded.taken_at,
        look_at = 'epoch', changes = recall_ladder.changes + 1`
  },

  knownPeople: async (ids) => {
    const people = await tx.person.findMany({
      where: { tenantId, id: { in: ids }, status: 'active', storeId: null },
      select: { id: true },
    })
    return new Set(people.map(({ id }) => id))
  },

  findCallTaskForUpdate: async (id) => {
    const [task] = await tx.$queryRaw<StoredCallTask[]>`
      SELECT c.id, c.recall_id AS "recallId", c.notice_id AS "noticeId", c.store_id AS "storeId", c.person_id AS "personId",
             c.done_at AS "doneAt", ARRAY(SELECT above.id FROM districts_above(s.region_id) above) AS districts
      FROM call_task c JOIN store s ON s.tenant_id = c.tenant_id AND s.id = c.store_id
      WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${id}::uuid FOR UPDATE OF c`
    return task ?? null
  },

  recordCall: async ({ id, noticeId }, { outcome, note, by, at }) => {
    const done = outcome === 'reached'
    await tx.callTask.updateMany({
      where: { tenantId, id },
      data: { outcome, note, calledAt: at, calls: { increment: 1 }, ...(done ? { doneAt: at } : {}) },
    })
    if (done) await tx.notice.updateMany({ where: { tenantId, id: noticeId }, data: { ownerId: by } })
  },
})
