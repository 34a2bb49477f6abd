import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import { permittedRead } from '../query.ts'

/** What a phone judges packs by: the recall that is worked on first, then every other that this store has a part in. */
export type ScanDesk = { recalls: [ScannedRecall, ...ScannedRecall[]] }

type Row = {
  noticeId: string
  version: number
  number: string
  content: Pick<RecallContent, 'title' | 'kind' | 'scope'> & { productNames?: Record<string, string> }
}

/**
 * A pack that this recall does not mean may be meant by another: all that are under way come along. A drill is of nothing
 * real, so it speaks on its own page only.
 */
export const scanDesk = async (
  db: Readable,
  actor: PersonActor,
  filter: { noticeId: string },
): Promise<Result<ScanDesk>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  const noticeId = filter.noticeId.toLowerCase()
  if (!storeId) return rejected('NOTICE_NOT_FOUND')
  const rows = await withTenant(
    db,
    actor,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT n.id AS "noticeId", n.version, r.number, v.content
      FROM notice n
      JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
      JOIN recall_version v ON v.tenant_id = n.tenant_id AND v.recall_id = n.recall_id AND v.version = n.version
      WHERE n.tenant_id = ${tenantId}::uuid AND n.store_id = ${storeId}::uuid
        AND (n.id = ${noticeId}::uuid
             OR n.stood_down_at IS NULL AND r.status IN ('issued', 'closing') AND r.kind <> 'drill')
      ORDER BY n.id = ${noticeId}::uuid DESC, r.priority, n.due_at`,
  )
  const [own, ...others] = rows
  if (own?.noticeId !== noticeId) return rejected('NOTICE_NOT_FOUND')
  return ok({ recalls: [recallOf(own), ...others.map(recallOf)] })
}

const recallOf = ({ noticeId, version, number, content }: Row): ScannedRecall => ({
  noticeId,
  version,
  number,
  title: content.title,
  kind: content.kind,
  scope: content.scope.map(
    ({ gtin, lots, lotFrom, lotTo, expiresFrom, expiresTo, complete, identificationHint }) => ({
      gtin,
      lots,
      lotFrom: lotFrom ?? null,
      lotTo: lotTo ?? null,
      expiresFrom: expiresFrom ?? null,
      expiresTo: expiresTo ?? null,
      complete,
      productName: content.productNames?.[gtin] ?? null,
      hint: identificationHint ?? null,
    }),
  ),
})
