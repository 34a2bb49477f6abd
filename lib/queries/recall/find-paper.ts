import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { readPaperCode } from '#lib/domain/notice/paper-code.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

/** The store and the recall that a paper sheet belongs to. */
export type PaperSheet = { recallId: string; number: string; title: string; store: string; storeName: string }

const MOST = 5

/** What the code on a sheet leads to, of whatever the reader may see: one as a rule, none if it was copied wrong. */
export const findPaper: Query<{ code: string }, PaperSheet[]> = async (db, actor, { code }) => {
  const allowed = permittedRead(actor, 'notice:report')
  if (!allowed.ok) return allowed
  const wanted = readPaperCode(code)
  if (wanted === null) return ok([])
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const ids = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM notice WHERE tenant_id = ${tenantId}::uuid AND paper_number(id) = ${wanted}::bigint LIMIT ${MOST}::int`
    const rows = await tx.notice.findMany({
      where: { tenantId, id: { in: ids.map(({ id }) => id) }, store: await inDistrict(tx, regionId) },
      select: {
        recallId: true,
        recall: { select: { number: true, title: true } },
        store: { select: { number: true, name: true } },
      },
      orderBy: { createdAt: 'desc' },
    })
    return ok(
      rows.map(({ recallId, recall, store }) => ({
        recallId,
        number: recall.number,
        title: recall.title,
        store: store.number,
        storeName: store.name,
      })),
    )
  })
}
