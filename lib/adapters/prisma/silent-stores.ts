import type { SilentStores } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'
import { Prisma } from './generated/client.ts'
import { STILL_AWAITED_SINCE, UNANSWERED } from './notice-clocks.ts'

type Row = Omit<SilentStores, 'stores' | 'call'> & SilentStores['stores'][number] & { storeNumber: string }

/** As they are now, not as they were when it was ordered: whoever has answered since is not on the list. */
export const silentStores = async (
  tx: TransactionClient,
  tenantId: string,
  followUpId: string,
  regionId: string,
): Promise<SilentStores | null> => {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id AS "recallId", r.number, r.priority, v.content ->> 'title' AS title, r.kind = 'drill' AS drill, f.unreached, g.name AS district,
           s.number AS "storeNumber", s.name, s.city, n.state = 'acknowledged' AS acknowledged,
           (SELECT c.address FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND c.channel = 'sms'
              AND c.kind = 'on_duty' AND (c.disabled_because IS NULL OR c.disabled_because = 'opted_out') -- Who wants no texts can be called.
              ORDER BY c.disabled_because NULLS FIRST, c.id LIMIT 1) AS phone
    FROM follow_up f
    JOIN recall r ON r.tenant_id = f.tenant_id AND r.id = f.recall_id AND r.status = 'issued'
    JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
    JOIN notice n ON n.tenant_id = r.tenant_id AND n.recall_id = r.id AND n.escalated_at >= f.at AND (NOT f.unreached OR n.unreached_at >= f.at)
      AND ${STILL_AWAITED_SINCE(Prisma.sql`f.at`)} AND n.stood_down_at IS NULL
    JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id AND s.region_id IN (
      -- Those that nobody nearer looks after.
      SELECT d.id FROM region d WHERE d.tenant_id = ${tenantId}::uuid AND managing_district(d.id) = ${regionId}::uuid)
    JOIN region g ON g.tenant_id = s.tenant_id AND g.id = ${regionId}::uuid
    WHERE f.tenant_id = ${tenantId}::uuid AND f.id = ${followUpId}::uuid
    ORDER BY s.number`
  return inOneMail(rows)
}

const inOneMail = (rows: (Row & { call?: boolean })[]): SilentStores | null => {
  const [first] = rows
  if (!first) return null
  const { recallId, number, priority, title, drill, unreached, district, call = false } = first
  const stores = rows.map(({ storeNumber, name, city, phone, acknowledged }) => ({
    number: storeNumber,
    name,
    city,
    phone,
    acknowledged,
  }))
  return { recallId, number, priority, title, drill, unreached, district, call, stores }
}

/** What a step of the ladder gave to one person, as far as it is silent still. */
export const storesGivenTo = async (
  tx: TransactionClient,
  tenantId: string,
  followUpId: string,
  personId: string,
): Promise<SilentStores | null> => {
  const rows = await tx.$queryRaw<(Row & { call: boolean })[]>`
    SELECT r.id AS "recallId", r.number, r.priority, v.content ->> 'title' AS title, r.kind = 'drill' AS drill, false AS unreached, g.name AS district, t.id IS NOT NULL AS call,
           s.number AS "storeNumber", s.name, s.city, n.state = 'acknowledged' AS acknowledged,
           (SELECT c.address FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND c.channel = 'sms'
              AND c.kind = 'on_duty' AND c.disabled_because IS NULL ORDER BY c.id LIMIT 1) AS phone
    FROM escalation e
    JOIN recall r ON r.tenant_id = e.tenant_id AND r.id = e.recall_id AND r.status = 'issued'
    JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
    JOIN notice n ON n.tenant_id = e.tenant_id AND n.id = e.notice_id AND n.stood_down_at IS NULL
      AND CASE e.clock WHEN 'acknowledge' THEN ${UNANSWERED} ELSE n.state = 'acknowledged' END
    JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
    JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
    LEFT JOIN region g ON g.tenant_id = p.tenant_id AND g.id = p.region_id
    LEFT JOIN call_task t ON t.tenant_id = e.tenant_id AND t.notice_id = e.notice_id AND t.silent_since = e.silent_since
      AND t.clock = e.clock
      AND t.after_minutes = e.after_minutes
    WHERE e.tenant_id = ${tenantId}::uuid AND e.follow_up_id = ${followUpId}::uuid AND e.person_id = ${personId}::uuid
    ORDER BY s.number`
  return inOneMail(rows)
}
