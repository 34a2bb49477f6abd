import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { ALIKE } from '#lib/domain/evidence/difference-hash.ts'
import type { Evidence } from '#lib/domain/evidence/evidence.ts'

import { iso } from '../query.ts'

type Row = Omit<Evidence, 'takenAt' | 'receivedAt' | 'seenBefore'> & {
  takenAt: Date
  receivedAt: Date
  seenId: string | null
  same: boolean
  recallNumber: string
  seenStore: string | null
  seenAt: Date
}
type Of = { tenantId: string; noticeId: string; regionId: string | null }

/**
 * The photos of a notice, in the order in which they came, each with the first that came before it and is the same file; else
 * with the first that looks the same. Two that look alike and belong to one notice were taken of one box: that is nothing to ask about.
 */
export const evidenceOf = async (
  tx: TransactionClient,
  { tenantId, noticeId, regionId }: Of,
): Promise<Evidence[]> => {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.id, encode(e.sha256, 'hex') AS sha256, e.source::text AS source, e.by, e.taken_at AS "takenAt", e.received_at AS "receivedAt", e.width, e.height,
           EXISTS (SELECT FROM response_evidence x WHERE x.tenant_id = e.tenant_id AND x.evidence_id = e.id) AS reported,
           seen.id AS "seenId", seen.sha256 = e.sha256 AS same, r.number AS "recallNumber", seen.received_at AS "seenAt",
           CASE WHEN ${regionId}::uuid IS NULL OR s.region_id IN (SELECT districts_within(${regionId}::uuid)) THEN s.number END AS "seenStore"
    FROM evidence e
    LEFT JOIN LATERAL (
      SELECT o.id, o.sha256, o.received_at, o.notice_id FROM evidence o
      WHERE o.tenant_id = e.tenant_id AND (o.received_at, o.id) < (e.received_at, e.id)
        AND (o.sha256 = e.sha256 OR o.band_0 = e.band_0 OR o.band_1 = e.band_1 OR o.band_2 = e.band_2 OR o.band_3 = e.band_3 OR o.band_4 = e.band_4)
        AND (o.sha256 = e.sha256 OR o.notice_id <> e.notice_id AND bit_count((o.look # e.look)::bit(64)) <= ${ALIKE}::int)
      ORDER BY o.sha256 = e.sha256 DESC, o.received_at, o.id LIMIT 1) seen ON true
    LEFT JOIN notice n ON n.tenant_id = e.tenant_id AND n.id = seen.notice_id
    LEFT JOIN recall r ON r.tenant_id = e.tenant_id AND r.id = n.recall_id
    LEFT JOIN store s ON s.tenant_id = e.tenant_id AND s.id = n.store_id
    WHERE e.tenant_id = ${tenantId}::uuid AND e.notice_id = ${noticeId}::uuid
    ORDER BY e.received_at, e.id`
  return rows.map(({ seenId, same, recallNumber, seenStore, seenAt, ...photo }) => ({
    ...photo,
    takenAt: iso(photo.takenAt),
    receivedAt: iso(photo.receivedAt),
    seenBefore:
      seenId === null ? null : { id: seenId, same, recallNumber, storeNumber: seenStore, at: iso(seenAt) },
  }))
}
