import 'server-only'

import { chainLots } from '#lib/adapters/prisma/chain-lots.ts'
import type { Readable, TransactionClient } from '#lib/adapters/prisma/database.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { closedRecalls } from '#lib/adapters/prisma/recalled-lines.ts'
import { scanLimits } from '#lib/adapters/prisma/scan-limits.ts'
import { wholeChain } from '#lib/adapters/prisma/whole-chain.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { textsFor } from '#lib/domain/recall/texts.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { ScanKnowledge, ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import { iso, permittedRead } from '../query.ts'

type Row = {
  noticeId: string
  version: number
  number: string
  content: RecallContent & { productNames?: Record<string, string> }
}

/**
 * A pack that this recall does not mean may be meant by another: all that are under way come along. A drill is of nothing
 * real, so it speaks on its own page only.
 */
export const scanDesk = async (
  db: Readable,
  actor: PersonActor,
  { noticeId: id, now, language }: { noticeId: string; now: Date; language: Language },
): Promise<Result<ScanKnowledge>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  const noticeId = id.toLowerCase()
  if (!storeId) return rejected('NOTICE_NOT_FOUND')
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT n.id AS "noticeId", r.version, r.number, v.content
      FROM notice n
      JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
      JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
      WHERE ${seenFrom(tenantId, storeId, noticeId)}
      ORDER BY n.id = ${noticeId}::uuid DESC, r.priority, n.acknowledge_by`
    const [own, ...others] = rows
    if (own?.noticeId !== noticeId) return rejected('NOTICE_NOT_FOUND')
    const read = (row: Row) => recallOf(row, language)
    const recalls: ScanKnowledge['recalls'] = [read(own), ...others.map(read)]
    const abroad = await recalledElsewhere(tx, tenantId, storeId)
    const elsewhere = abroad.map(({ content: { priority, scope } }) => ({
      priority,
      scope: scope.map(judgedLine),
    }))
    const closed = await closedRecalls(tx, tenantId, now)
    const gtins = [...recalls, ...elsewhere].flatMap(({ scope }) => scope.map(({ gtin }) => gtin))
    const lots = await chainLots(tx, tenantId, gtins)
    return ok({
      recalls,
      elsewhere,
      closed: closed.map(({ priority, scope }) => ({ priority, scope })),
      shippedLots: Object.fromEntries([...lots].map(([product, keys]) => [product, [...keys]])),
      asOf: iso(now),
      revision: await revisionOf(tx, { tenantId, storeId, noticeId }),
      limits: await scanLimits(tx, tenantId),
    })
  })
}

/** Whether what a phone was told still holds, for little: asked every few seconds. */
export const scanRevision = async (
  db: Readable,
  actor: PersonActor,
  { noticeId }: { noticeId: string },
): Promise<Result<string>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  if (!storeId) return rejected('NOTICE_NOT_FOUND')
  return withTenant(db, actor, async (tx) =>
    ok(await revisionOf(tx, { tenantId, storeId, noticeId: noticeId.toLowerCase() })),
  )
}

const seenFrom = (tenantId: string, storeId: string, noticeId: string): Prisma.Sql => Prisma.sql`
  n.tenant_id = ${tenantId}::uuid AND n.store_id = ${storeId}::uuid
  AND (n.id = ${noticeId}::uuid OR n.stood_down_at IS NULL AND r.status IN ('issued', 'closing') AND r.kind <> 'drill')`

/** Recalls that are under way at other stores, and have no part for this one. */
const elsewhereFrom = (tenantId: string, storeId: string): Prisma.Sql => Prisma.sql`
  r.tenant_id = ${tenantId}::uuid AND r.status IN ('issued', 'closing') AND r.kind <> 'drill' AND NOT EXISTS (
    SELECT FROM notice n WHERE n.tenant_id = r.tenant_id AND n.recall_id = r.id AND n.store_id = ${storeId}::uuid AND n.stood_down_at IS NULL)`

const recalledElsewhere = (
  tx: TransactionClient,
  tenantId: string,
  storeId: string,
): Promise<Pick<Row, 'content'>[]> =>
  wholeChain(
    tx,
    () => tx.$queryRaw<Pick<Row, 'content'>[]>`
      SELECT v.content FROM recall r
      JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
      WHERE ${elsewhereFrom(tenantId, storeId)} ORDER BY r.id`,
  )

type Desk = { tenantId: string; storeId: string; noticeId: string }

const revisionOf = async (tx: TransactionClient, { tenantId, storeId, noticeId }: Desk): Promise<string> => {
  const [own] = await tx.$queryRaw<{ revision: string | null }[]>`
    SELECT md5(string_agg(n.id || ':' || r.version || ':' || r.status, ',' ORDER BY n.id)) AS revision
    FROM notice n JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
    WHERE ${seenFrom(tenantId, storeId, noticeId)}`
  const [others] = await wholeChain(
    tx,
    () => tx.$queryRaw<{ revision: string | null }[]>`
      SELECT md5(string_agg(r.id || ':' || r.version, ',' ORDER BY r.id)) AS revision
      FROM recall r WHERE ${elsewhereFrom(tenantId, storeId)}`,
  )
  const { any, urgent } = await scanLimits(tx, tenantId)
  return [own?.revision, others?.revision, any, urgent].join('.')
}

const judgedLine = ({
  gtin,
  lots,
  lotFrom,
  lotTo,
  expiresFrom,
  expiresTo,
  complete,
}: Row['content']['scope'][number]) => ({
  gtin,
  lots,
  lotFrom: lotFrom ?? null,
  lotTo: lotTo ?? null,
  expiresFrom: expiresFrom ?? null,
  expiresTo: expiresTo ?? null,
  complete,
})

const recallOf = ({ noticeId, version, number, content }: Row, language: Language): ScannedRecall => {
  const texts = textsFor(content, language)
  return {
    noticeId,
    version,
    number,
    title: texts.title,
    language: texts.language,
    kind: content.kind,
    priority: content.priority,
    scope: content.scope.map((line) => ({
      ...judgedLine(line),
      productName: content.productNames?.[line.gtin] ?? null,
      hint: line.identificationHint ?? null,
    })),
  }
}
