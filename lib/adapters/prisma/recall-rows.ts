import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { InstructionStep, RecallContent, ScopeLine, Translations } from '#lib/domain/recall/recall.ts'
import type { RecallState } from '#lib/domain/recall/lifecycle.ts'
import type { Random } from '#lib/ports/clock.ts'
import type { RecallRows, Schedule, StoredRecall } from '#lib/ports/recalls.ts'

import { closingFacts } from './closing-facts.ts'
import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'

export const recallRows = (tx: TransactionClient, tenantId: string, random: Random): RecallRows => ({
  find: async (id) => {
    const recall = await tx.recall.findFirst({ where: { id, tenantId } })
    if (!recall) return null
    const where = { tenantId, recallId: id, version: recall.version }
    const lines = await tx.scopeLine.findMany({ where, orderBy: { position: 'asc' } })
    return toStored(recall, lines.map(toScopeLine))
  },

  insert: async ({ id, content, authorId, status, at }) => {
    const number = await nextNumber(tx, tenantId, at)
    const recall = await tx.recall.create({
      data: {
        id,
        tenantId,
        number,
        status,
        version: 1,
        revision: 1,
        authorId,
        createdAt: at,
        updatedAt: at,
        ...columns(content),
      },
    })
    await insertScope(tx, tenantId, recall, content.scope, random)
    return toStored(recall, content.scope)
  },

  saveContent: async (recall, content, at) => {
    const saved = await guarded(tx, tenantId, recall, { ...columns(content), updatedAt: at })
    if (!saved) return false
    await tx.scopeLine.deleteMany({ where: { tenantId, recallId: recall.id, version: recall.version } })
    await insertScope(tx, tenantId, recall, content.scope, random)
    return true
  },

  saveState: async (recall, next, at, { schedule, scheduleFault, closingReasons } = {}) => {
    const saved = await guarded(tx, tenantId, recall, {
      ...stateColumns(recall, next, at),
      ...(schedule === undefined ? {} : { ...scheduleColumns(schedule), scheduleFault: null }),
      ...(scheduleFault === undefined ? {} : { ...scheduleColumns(null), scheduleFault }),
      ...(closingReasons === undefined ? {} : { closingReasons }),
    })
    if (saved && recall.status === 'closed' && next.status === 'issued')
      await lookForMissed(tx, tenantId, recall)
    return saved
  },

  saveScope: async (recall, next, scope, at) => {
    if (!(await guarded(tx, tenantId, recall, stateColumns(recall, next, at)))) return false
    await insertScope(tx, tenantId, { id: recall.id, version: next.version }, scope, random)
    return true
  },

  freezeVersion: (recall, change) => freezeVersion(tx, tenantId, recall, change),

  hasEdited: (id, personId) => hasEdited(tx, tenantId, id, personId),

  closingFacts: (recall) => closingFacts(tx, tenantId, recall),

  countTargeted: async (recall) => {
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM recall r CROSS JOIN targeted_stores(r.id)
      WHERE r.tenant_id = ${tenantId}::uuid AND r.id = ${recall.id}::uuid`
    return row?.count ?? 0
  },
})

// A key is named before its person.
const hasEdited = async (
  tx: TransactionClient,
  tenantId: string,
  subjectId: string,
  personId: string,
): Promise<boolean> => {
  const actor = { contains: `person:${personId}` }
  const edited = await tx.auditLeaf.findFirst({
    where: { tenantId, subjectType: 'recall', subjectId, action: 'recall.edited', actor },
    select: { id: true },
  })
  return edited !== null
}

// What was shipped while it was closed was kept by nobody: the version is due to be looked at again.
const lookForMissed = (tx: TransactionClient, tenantId: string, { id, version }: StoredRecall) =>
  tx.recallVersion.updateMany({ where: { tenantId, recallId: id, version }, data: { lookedAgainAt: null } })

const stateColumns = (recall: StoredRecall, next: RecallState, at: Date) => ({
  status: next.status,
  version: next.version,
  approverId: next.approverId,
  closingBy: next.closingBy,
  updatedAt: at,
  ...(next.status === 'issued' && !recall.issuedAt ? { issuedAt: at } : {}),
  closedAt: next.status === 'closed' ? at : null,
  // Only what is approved is issued by itself.
  ...(next.status === 'approved' ? {} : scheduleColumns(null)),
})

const scheduleColumns = (schedule: Schedule | null) => ({
  scheduledFor: schedule?.at ?? null,
  scheduledZone: schedule?.zone ?? null,
  scheduledBy: schedule?.by ?? null,
  surpriseFrom: schedule?.window?.from ?? null,
  surpriseTo: schedule?.window?.to ?? null,
  // Taken back, it stays one: whoever was to be surprised is not told now.
  ...(schedule?.window ? { surprise: true } : {}),
})

// With the names of the products as they are now: what a store was told must not change with the catalog.
const freezeVersion = async (
  tx: TransactionClient,
  tenantId: string,
  recall: StoredRecall,
  { change, reason = '', by: issuedBy, at: issuedAt }: Parameters<RecallRows['freezeVersion']>[1],
): Promise<void> => {
  const gtins = recall.content.scope.map((line) => line.gtin)
  const products = await tx.product.findMany({
    where: { tenantId, gtin: { in: gtins } },
    select: { gtin: true, name: true, brand: true },
  })
  const productNames = Object.fromEntries(
    products.map(({ gtin, name, brand }) => [gtin, brand ? `${brand} ${name}` : name]),
  )
  const content: Prisma.InputJsonObject = { ...recall.content, productNames }
  await tx.recallVersion.create({
    data: {
      tenantId,
      recallId: recall.id,
      version: recall.version,
      content,
      change,
      reason: reason || null,
      issuedAt,
      issuedBy,
    },
  })
}

const guarded = async (
  tx: TransactionClient,
  tenantId: string,
  { id, revision }: StoredRecall,
  data: Prisma.RecallUncheckedUpdateManyInput,
): Promise<boolean> => {
  const { count } = await tx.recall.updateMany({
    where: { id, tenantId, revision },
    data: { ...data, revision: revision + 1 },
  })
  return count === 1
}

// Numbers are the tenant's own, in order: R-2026-0007. The row lock is short, and drafts are rare.
const nextNumber = async (tx: TransactionClient, tenantId: string, at: Date): Promise<string> => {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE tenant SET next_recall_number = next_recall_number + 1 WHERE id = ${tenantId}::uuid
    RETURNING next_recall_number - 1 AS number`
  return `R-${at.getUTCFullYear()}-${String(row?.number ?? 0).padStart(4, '0')}`
}

const insertScope = async (
  tx: TransactionClient,
  tenantId: string,
  recall: { id: string; version: number },
  scope: ScopeLine[],
  random: Random,
): Promise<void> => {
  const rows = scope.map((line, position) => ({
    ...scopeLineRecord(line),
    id: random.id(),
    position,
    identification_hint: line.identificationHint ?? null,
    picture_id: line.pictureId ?? null,
  }))
  // As one value: the client takes more than a second to describe thousands of lots one by one, and everybody else waits.
  await tx.$executeRaw`
    INSERT INTO scope_line (id, tenant_id, recall_id, version, position, gtin, lots, lot_from, lot_to, expires_from, expires_to,
                            complete, identification_hint, picture_id)
    SELECT id, ${tenantId}::uuid, ${recall.id}::uuid, ${recall.version}::int, position, gtin, lots, lot_from, lot_to, expires_from,
           expires_to, complete, identification_hint, picture_id
    FROM jsonb_populate_recordset(NULL::scope_line, ${JSON.stringify(rows)}::jsonb)`
}

/** As the row type of the table reads it from JSON. */
export const scopeLineRecord = (line: ScopeLine) => ({
  gtin: line.gtin,
  lots: line.lots,
  lot_from: line.lotFrom ?? null,
  lot_to: line.lotTo ?? null,
  expires_from: line.expiresFrom ?? null,
  expires_to: line.expiresTo ?? null,
  complete: line.complete,
})

const columns = (content: RecallContent) => ({
  title: content.title,
  kind: content.kind,
  priority: content.priority,
  jurisdiction: content.jurisdiction,
  regulatorClass: content.regulatorClass ?? null,
  reasonCode: content.reasonCode,
  hazard: content.hazard,
  instructions: content.instructions,
  steps: content.steps ?? [],
  depth: content.depth ?? null,
  translations: content.translations ?? {},
  lintReasons: content.lintReasons ?? {},
  targetMode: content.target.mode,
  targetStores: content.target.storeNumbers,
  effectivenessLevel: content.effectivenessLevel ?? null,
})

type RecallRow = Prisma.RecallGetPayload<object>

const toStored = (row: RecallRow, scope: ScopeLine[]): StoredRecall => ({
  id: row.id,
  number: row.number,
  status: row.status,
  priority: row.priority,
  version: row.version,
  revision: row.revision,
  authorId: row.authorId,
  approverId: row.approverId,
  closingBy: row.closingBy,
  schedule:
    row.scheduledFor && row.scheduledZone && row.scheduledBy
      ? { at: row.scheduledFor, zone: row.scheduledZone, by: row.scheduledBy }
      : null,
  issuedAt: row.issuedAt,
  content: contentOf(row, scope),
})

const contentOf = (row: RecallRow, scope: ScopeLine[]): RecallContent => ({
  title: row.title,
  kind: row.kind,
  priority: row.priority,
  jurisdiction: row.jurisdiction,
  regulatorClass: row.regulatorClass,
  reasonCode: row.reasonCode,
  hazard: row.hazard,
  instructions: row.instructions,
  // Parsed when they were written; the columns have no other source.
  steps: row.steps as InstructionStep[],
  translations: row.translations as Translations,
  lintReasons: row.lintReasons as Record<string, string>,
  depth: row.depth,
  scope,
  target: { mode: row.targetMode, storeNumbers: row.targetStores },
  effectivenessLevel: row.effectivenessLevel,
})

/** What a recall says as it stands, of a row that carries all its scope lines. */
export const toContent = (row: Prisma.RecallGetPayload<{ include: { scope: true } }>): RecallContent =>
  contentOf(
    row,
    row.scope
      .filter(({ version }) => version === row.version)
      .toSorted((a, b) => a.position - b.position)
      .map(toScopeLine),
  )

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

export const toScopeLine = (row: Prisma.ScopeLineGetPayload<object>): ScopeLine => ({
  gtin: row.gtin as Gtin, // Was parsed when it was written; the column has no other source.
  lots: row.lots,
  lotFrom: row.lotFrom,
  lotTo: row.lotTo,
  expiresFrom: day(row.expiresFrom),
  expiresTo: day(row.expiresTo),
  complete: row.complete,
  identificationHint: row.identificationHint,
  pictureId: row.pictureId,
})
