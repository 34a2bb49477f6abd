import 'server-only'

import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { EvidenceView } from '#lib/contracts/follow-up-views.ts'
import type { Page } from '#lib/contracts/views.ts'
import type { Evidence } from '#lib/domain/evidence/evidence.ts'
import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { evidenceOf } from './store-evidence.ts'
import { visibleTo } from './visible-recalls.ts'

/** The photos that one store sent for one recall. */
export const listEvidence: Query<{ recallId: string; storeNumber: string }, Page<EvidenceView>> = async (
  db,
  actor,
  { recallId, storeNumber },
) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const notice = await tx.notice.findFirst({
      where: {
        tenantId,
        recallId,
        recall: visibleTo(actor),
        store: { number: storeNumber, ...(await inDistrict(tx, regionId)) },
      },
      select: { id: true },
    })
    if (!notice) return rejected('NOTICE_NOT_FOUND')
    const photos = await evidenceOf(tx, { tenantId, noticeId: notice.id, regionId })
    return ok({ data: photos.map(toView), nextCursor: null })
  })
}

const toView = ({
  source,
  seenBefore,
  width: _width,
  height: _height,
  ...photo
}: Evidence): EvidenceView => ({
  ...photo,
  live: source === 'live',
  duplicateOf: seenBefore,
})
