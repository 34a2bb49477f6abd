import type { HelpAsked, NoticeRows } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'

/** Of stores that cannot do it, and of those who are to know. */
export const helpRows = (
  tx: TransactionClient,
  tenantId: string,
): Pick<NoticeRows, 'oweHelpMails' | 'helpAsked'> => ({
  oweHelpMails: async (noticeId, at) => {
    const owed = await tx.$queryRaw<{ id: string }[]>`
      WITH asked AS (
        UPDATE notice SET help_asked_at = NULL
        WHERE tenant_id = ${tenantId}::uuid AND id = ${noticeId}::uuid AND help_asked_at IS NOT NULL
        RETURNING id, store_id, state)
      INSERT INTO account_mail (id, tenant_id, person_id, help_notice_id, requested_at, next_attempt_at, enqueued_at)
      SELECT uuid_v7(${at}), p.tenant_id, p.id, a.id, ${at}, ${at}, ${at}
      FROM asked a
      JOIN store s ON s.tenant_id = ${tenantId}::uuid AND s.id = a.store_id
      JOIN person p ON p.tenant_id = ${tenantId}::uuid AND p.role = 'district_manager' AND p.status = 'active'
        AND p.region_id = managing_district(s.region_id)
      WHERE a.state = 'needs_help'
      RETURNING id`
    return owed.map(({ id }) => id)
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
