import type { HelpAsked, NoticeRows } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'

type Owed = { id: string | null; recallId: string; storeId: string; ownerId: string }

/** Of stores that cannot do it, and of those who are to know. */
export const helpRows = (
  tx: TransactionClient,
  tenantId: string,
): Pick<NoticeRows, 'oweHelpMails' | 'helpAsked'> => ({
  oweHelpMails: async (noticeId, at) => {
    const owed = await tx.$queryRaw<Owed[]>`
      WITH wanted AS (
        SELECT n.id, n.state, ARRAY(
          SELECT p.id FROM person p
          WHERE p.tenant_id = n.tenant_id AND p.role = 'district_manager' AND p.status = 'active' AND p.mail_failed_at IS NULL
            AND p.region_id = managing_district(s.region_id) ORDER BY p.id) AS managers,
          -- Where nobody manages the district whom mail reaches, whoever wrote the recall; else whoever else manages recalls.
          (SELECT p.id FROM person p JOIN recall r ON r.tenant_id = p.tenant_id AND r.id = n.recall_id
           WHERE p.tenant_id = n.tenant_id AND p.status = 'active' AND p.store_id IS NULL
             AND (p.id = r.author_id OR p.role = 'recall_manager')
           ORDER BY p.mail_failed_at IS NOT NULL, p.id = r.author_id DESC, p.id LIMIT 1) AS instead
        FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
        WHERE n.tenant_id = ${tenantId}::uuid AND n.id = ${noticeId}::uuid AND n.help_asked_at IS NOT NULL
        FOR NO KEY UPDATE OF n),
      -- It is theirs from now on, and not only told to them.
      asked AS (
        UPDATE notice n SET help_asked_at = NULL,
               owner_id = CASE WHEN w.state = 'needs_help' THEN coalesce(w.managers[1], w.instead, n.owner_id) ELSE n.owner_id END
        FROM wanted w WHERE n.tenant_id = ${tenantId}::uuid AND n.id = w.id
        RETURNING n.id, n.recall_id, n.store_id, n.owner_id, w.state, w.managers, w.instead),
      owed AS (
      INSERT INTO account_mail (id, tenant_id, person_id, help_notice_id, requested_at, next_attempt_at, enqueued_at)
      SELECT uuid_v7(${at}), ${tenantId}::uuid, person_id, a.id, ${at}, ${at}, ${at}
      FROM asked a
      CROSS JOIN LATERAL unnest(CASE WHEN a.managers = '{}' THEN array_remove(ARRAY[a.instead], NULL) ELSE a.managers END) AS person_id
      WHERE a.state = 'needs_help'
      RETURNING id)
      SELECT owed.id, a.recall_id AS "recallId", a.store_id AS "storeId", a.owner_id AS "ownerId"
      FROM asked a LEFT JOIN owed ON true WHERE a.state = 'needs_help' AND a.owner_id IS NOT NULL`
    const [first] = owed
    const given = first ? { recallId: first.recallId, storeId: first.storeId, ownerId: first.ownerId } : null
    return { mails: owed.flatMap(({ id }) => id ?? []), given }
  },

  helpAsked: async (noticeId) => {
    const [asked] = await tx.$queryRaw<HelpAsked[]>`
      SELECT r.id AS "recallId", r.number, v.content ->> 'title' AS title, r.kind = 'drill' AS drill,
             s.number AS "storeNumber", s.number || ' ' || s.name AS store, said.by, said.note
      FROM notice n
      JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
      JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
      JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      CROSS JOIN LATERAL (
        SELECT a.by, a.note FROM response a WHERE a.tenant_id = n.tenant_id AND a.notice_id = n.id AND a.kind = 'needs_help'
          AND NOT EXISTS (SELECT FROM response_withdrawal w WHERE w.tenant_id = a.tenant_id AND w.response_id = a.id)
        ORDER BY a.at DESC LIMIT 1) said
      WHERE n.tenant_id = ${tenantId}::uuid AND n.id = ${noticeId}::uuid AND n.state = 'needs_help'`
    return asked ?? null
  },
})
