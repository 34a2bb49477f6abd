import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'
import type { StoreActor } from '#lib/domain/identity/actor.ts'
import { putAside } from '#lib/domain/notice/counted-line.ts'
import type { EarlierAnswer } from '#lib/domain/notice/phone-answer.ts'
import { ok, type Result } from '#lib/domain/result.ts'

import { iso, permittedRead } from '../query.ts'

type Told = { by: string; phone: string | null } | undefined

// What an earlier build left names no phone: there the person tells.
const isSamePhone = (own: Told, before: Told): boolean =>
  own?.phone && before?.phone ? own.phone === before.phone : own?.by === before?.by

type Filter = { noticeId: string; knew: string | null }

/** After an answer was taken: what somebody else of the store had said before it, that its phone knew nothing of. */
export const earlierAnswer = async (
  db: Readable,
  actor: StoreActor,
  { noticeId, knew }: Filter,
): Promise<Result<EarlierAnswer | null>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  return withTenant(db, actor, async (tx) => {
    const [own, before] = await tx.response.findMany({
      where: {
        tenantId,
        storeId,
        noticeId,
        kind: { not: 'acknowledged' },
        withdrawal: null,
        ...(knew === null ? {} : { at: { gt: new Date(knew) } }),
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      include: { lines: true },
      take: 2,
    })
    if (!before || before.kind === 'acknowledged' || isSamePhone(own, before)) return ok(null)
    const { by, at, kind, lines } = before
    const found = lines.reduce((sum, line) => sum + line.found, 0)
    const aside = lines.reduce((sum, line) => sum + putAside(line), 0)
    return ok({ by, at: iso(at), kind, found, aside })
  })
}
