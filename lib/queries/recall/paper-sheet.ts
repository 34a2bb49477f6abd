import 'server-only'

import { confinedToDistrict, confinedToStore } from '#lib/domain/identity/actor.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import { lotsToCount } from '#lib/domain/notice/lots-to-count.ts'
import { paperCodeOf } from '#lib/domain/notice/paper-code.ts'
import type { PaperSheetView } from '#lib/domain/notice/paper-sheet.ts'
import type { ShippedLot } from '#lib/domain/notice/reconciliation.ts'
import { takesReports } from '#lib/domain/notice/report.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { textsFor } from '#lib/domain/recall/texts.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

type Filter = ({ recallId: string; storeNumber: string } | { noticeId: string }) & {
  language: Language | null
}
type Frozen = RecallContent & { productNames: Record<string, string> }

/** All that a store without a device needs on one sheet, and what the desk asks for when it reads the sheet back. */
export const paperSheet: Query<Filter, PaperSheetView> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { language } = filter
  const ownStore = confinedToStore(actor)
  return withTenant(db, actor, async (tx) => {
    const within = await inDistrict(tx, confinedToDistrict(actor))
    const notice = await tx.notice.findFirst({
      where: {
        tenantId,
        stoodDownAt: null,
        ...(ownStore === null ? {} : { storeId: ownStore }),
        ...('noticeId' in filter ? { id: filter.noticeId } : { recallId: filter.recallId }),
        store: { ...('storeNumber' in filter ? { number: filter.storeNumber } : {}), ...within },
      },
      include: {
        recall: { select: { number: true, status: true } },
        store: {
          include: { contacts: { where: { disabledBecause: null }, orderBy: { createdAt: 'asc' }, take: 1 } },
        },
      },
    })
    if (!notice) return rejected('NOTICE_NOT_FOUND')
    const { version, recallId, storeId, store, recall } = notice
    const frozen = await tx.recallVersion.findFirst({
      where: { tenantId, recallId, version },
      select: { content: true },
    })
    // Frozen by us from a parsed recall; the column has no other source.
    const content = frozen?.content as unknown as Frozen | undefined
    if (!content) return rejected('NOTICE_NOT_FOUND')
    const shipped = await tx.$queryRaw<ShippedLot[]>`
      SELECT s.gtin, s.lot, coalesce(sum(s.quantity) FILTER (WHERE s.kind = 'shipment'), 0)::int AS quantity FROM stock_movement s
      WHERE s.tenant_id = ${tenantId}::uuid AND s.store_id = ${storeId}::uuid AND s.kind <> 'sale' AND EXISTS (
        SELECT FROM scope_line l
        WHERE l.tenant_id = s.tenant_id AND l.recall_id = ${recallId}::uuid AND l.version = ${version}::int
          AND l.gtin = s.gtin AND scope_match(l, s.lot, s.expires_on) IS NOT NULL)
      GROUP BY s.gtin, s.lot ORDER BY s.gtin, s.lot LIMIT 100`
    const scope = content.scope.map((line) => ({
      ...line,
      productName: content.productNames[line.gtin] ?? formatGtin(line.gtin),
    }))
    const storeLanguage = store.contacts[0]?.language ?? 'en'
    const texts = textsFor(content, language ?? storeLanguage)
    return ok({
      code: paperCodeOf(notice.id),
      version,
      takes: takesReports(recall.status) && notice.state !== 'verified',
      language: language ?? storeLanguage,
      storeLanguage,
      store: { number: store.number, name: store.name, timezone: store.timezone },
      recall: { number: recall.number, kind: content.kind, priority: content.priority, ...texts },
      scope,
      lots: lotsToCount(scope, shipped),
    })
  })
}
