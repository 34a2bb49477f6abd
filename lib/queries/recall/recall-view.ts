import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { toContent } from '#lib/adapters/prisma/recall-rows.ts'
import type { RecallHead } from '#lib/contracts/desk-views.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'
import type { RecallContent, ScopeLine } from '#lib/domain/recall/recall.ts'

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
    ...contentView(toContent(row)),
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

/** The same without what they recall: a list of them needs none of the lots, of which there may be thousands. */
export const recallHeads = async (
  tx: TransactionClient,
  actor: Actor,
  rows: Omit<Row, 'scope'>[],
  now: Date,
): Promise<RecallHead[]> => {
  const views = await recallViews(
    tx,
    actor,
    rows.map((row) => ({ ...row, scope: [] })),
    now,
  )
  return views.map(({ scope: _, ...head }) => head)
}

// Every field is there, said or not: whoever reads the API need not ask which are missing.
const contentView = (content: RecallContent) => ({
  ...content,
  regulatorClass: content.regulatorClass ?? null,
  steps: content.steps ?? [],
  depth: content.depth ?? null,
  translations: content.translations ?? {},
  lintReasons: content.lintReasons ?? {},
  effectivenessLevel: content.effectivenessLevel ?? null,
  scope: content.scope.map(scopeView),
})

export const scopeView = ({
  lotFrom = null,
  lotTo = null,
  expiresFrom = null,
  expiresTo = null,
  identificationHint = null,
  pictureId = null,
  ...line
}: ScopeLine): RecallView['scope'][number] => ({
  ...line,
  lotFrom,
  lotTo,
  expiresFrom,
  expiresTo,
  identificationHint,
  pictureId,
})
