import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { toScopeLine, writtenJson } from '#lib/adapters/prisma/recall-rows.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'

import { iso, isoOrNull } from '../query.ts'
import { progressOf } from './progress.ts'

type Row = Prisma.RecallGetPayload<{ include: { scope: true } }>

/** Recalls as the console and the API show them, with the figures of this moment. */
export const recallViews = async (
  tx: TransactionClient,
  actor: Actor,
  rows: Row[],
  now: Date,
): Promise<RecallView[]> => {
  const ids = rows.map(({ id }) => id)
  const progress = await progressOf(tx, actor.tenantId, ids, confinedToDistrict(actor), now)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    revision: row.revision,
    title: row.title,
    kind: row.kind,
    priority: row.priority,
    jurisdiction: row.jurisdiction,
    regulatorClass: row.regulatorClass,
    reasonCode: row.reasonCode,
    hazard: row.hazard,
    instructions: row.instructions,
    ...writtenJson(row),
    depth: row.depth,
    scope: row.scope
      .filter(({ version }) => version === row.version)
      .toSorted((a, b) => a.position - b.position)
      .map(scopeView),
    target: { mode: row.targetMode, storeNumbers: row.targetStores },
    effectivenessLevel: row.effectivenessLevel,
    authorId: row.authorId,
    approverId: row.approverId,
    createdAt: iso(row.createdAt),
    issuedAt: isoOrNull(row.issuedAt),
    closedAt: isoOrNull(row.closedAt),
    // The author of a surprise knows its window; the moment is told only to whoever asks for it.
    scheduledFor: isoOrNull(row.surpriseFrom ? null : row.scheduledFor),
    scheduledZone: row.scheduledZone,
    scheduleFault: row.scheduleFault,
    surprise: row.surprise,
    surpriseFrom: isoOrNull(row.surpriseFrom),
    surpriseTo: isoOrNull(row.surpriseTo),
    progress: progress(row.id),
    asOf: iso(now),
  }))
}

const scopeView = (row: Prisma.ScopeLineGetPayload<object>): RecallView['scope'][number] => {
  const {
    gtin,
    lots,
    lotFrom = null,
    lotTo = null,
    expiresFrom = null,
    expiresTo = null,
    complete,
    identificationHint = null,
    pictureId = null,
  } = toScopeLine(row)
  return { gtin, lots, lotFrom, lotTo, expiresFrom, expiresTo, complete, identificationHint, pictureId }
}
