import 'server-only'

import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { doubtsOf } from '#lib/domain/notice/doubts.ts'
import type { InstructionStep } from '#lib/domain/recall/recall.ts'
import { dueAt, overdueClock } from '#lib/domain/notice/clocks.ts'
import { isUnanswered } from '#lib/domain/notice/lifecycle.ts'
import { reconcile, type LotCount, type ShippedLot } from '#lib/domain/notice/reconciliation.ts'
import { proposed } from '#lib/domain/notice/standing-report.ts'
import { openAgainBecause, type ReopenedReason } from '#lib/domain/notice/reopened.ts'
import type { LotStock } from '#lib/domain/notice/stock.ts'
import type {
  StoreAnswer,
  StoreDelivery,
  StorePart,
  StoreScans,
  StoreStock,
} from '#lib/domain/notice/store-view.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'
import { shownAddress } from '../catalog/shown-address.ts'
import { maskAddress } from './mask-address.ts'
import { evidenceOf } from './store-evidence.ts'
import { eventsOf } from './store-events.ts'
import { scansOf } from './store-scans.ts'
import { movedLots, stockOf } from './store-stock.ts'

type Filter = { recallId: string; storeNumber: string; now: Date }

const PARTS = {
  store: {
    include: {
      region: { select: { name: true } },
      contacts: { orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }] },
    },
  },
  owner: { select: { name: true, mailFailedAt: true } },
  recall: { select: { steps: true } },
  deliveries: { orderBy: { id: 'asc' }, include: { contact: { select: { address: true } } }, take: 500 },
  responses: {
    orderBy: { at: 'asc' },
    include: { lines: { orderBy: { position: 'asc' } }, withdrawal: true },
    take: 200,
  },
} as const satisfies Prisma.NoticeInclude
type Row = Prisma.NoticeGetPayload<{ include: typeof PARTS }>

/** All there is to know about one store in one recall. */
export const storePart: Query<Filter, StorePart> = async (db, actor, { recallId, storeNumber, now }) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const row = await tx.notice.findFirst({
      where: { tenantId, recallId, store: { number: storeNumber, ...(await inDistrict(tx, regionId)) } },
      include: PARTS,
    })
    if (!row) return rejected('NOTICE_NOT_FOUND')
    const shipped = await shippedLots(tx, tenantId, row)
    const scans = await scansOf(tx, tenantId, row.id)
    const photos = await evidenceOf(tx, { tenantId, noticeId: row.id, regionId })
    const counted = countingAnswer(row)
    const stock = await stockOf(tx, tenantId, { ...row, countedAt: counted?.at ?? null })
    const events = await eventsOf(tx, tenantId, row)
    return ok(toView(actor, row, { shipped, scans, photos, counted, events, ...stock }, now))
  })
}

type NamedLot = ShippedLot & { released: boolean }

// Of this store, whatever a scope did not certainly rule out; `released` is what the scope that stands now does.
const shippedLots = (tx: TransactionClient, tenantId: string, row: Row): Promise<NamedLot[]> =>
  tx.$queryRaw<NamedLot[]>`
    SELECT s.gtin, s.lot, sum(s.quantity)::int AS quantity, NOT bool_or(named.stands) AS released
    FROM shipment s CROSS JOIN LATERAL (
      SELECT bool_or(l.version = ${row.version}::int) AS stands FROM scope_line l
      WHERE l.tenant_id = s.tenant_id AND l.recall_id = ${row.recallId}::uuid AND l.version <= ${row.version}::int
        AND l.gtin = s.gtin AND scope_match(l, s.lot, s.expires_on) IS NOT NULL) named
    WHERE s.tenant_id = ${tenantId}::uuid AND s.store_id = ${row.storeId}::uuid AND named.stands IS NOT NULL
    GROUP BY s.gtin, s.lot ORDER BY s.gtin, s.lot`

/** What is asked of the store now, and, of what is not asked any more, what it had answered or was stood down from. */
const lotsOf = (row: Row, shipped: NamedLot[], counts: LotCount[], sums: LotStock[]): StorePart['lots'] => {
  const released = new Set(shipped.filter((lot) => lot.released).map(lotKey))
  const counted = new Set(counts.map(lotKey))
  return reconcile(shipped, counts, sums).flatMap((lot): StorePart['lots'] => {
    if (!released.has(lotKey(lot))) return [{ ...lot, released: false }]
    if (!row.stoodDownAt && !counted.has(lotKey(lot))) return []
    return [{ ...lot, notPutAside: null, unexplained: null, released: true }]
  })
}

const lotKey = ({ gtin, lot }: { gtin: string; lot: string | null }): string => `${gtin} ${lot ?? ''}`

type Known = {
  shipped: NamedLot[]
  scans: StoreScans[]
  photos: StorePart['photos']
  counted: Row['responses'][number] | undefined
  events: StorePart['events']
  sums: LotStock[]
  stock: StoreStock[]
}

// Of those that named quantities and still count, what was seen last.
const countingAnswer = (row: Row): Row['responses'][number] | undefined =>
  proposed(row.responses.filter((one) => overtakenBy(one, row) === null && one.lines.length > 0))

// The last word of the store was given without knowing of the one before it.
const differs = (row: Row): boolean => {
  const standing = row.responses.filter(
    (one) => one.kind !== 'acknowledged' && overtakenBy(one, row) === null,
  )
  const last = standing.at(-1)
  return standing.some(({ id }) => id === last?.unawareOf)
}

const toView = (
  actor: Actor,
  row: Row,
  { shipped, scans, photos, counted, events, sums, stock }: Known,
  now: Date,
): StorePart => {
  const { store } = row
  const counts = counted?.lines ?? []
  const lots = lotsOf(row, shipped, counts, sums)
  const { notifiedAt, acknowledgedAt } = row
  return {
    number: store.number,
    name: store.name,
    banner: store.banner,
    district: store.region?.name ?? null,
    timezone: store.timezone,
    place: [store.line1, store.city, store.state, store.country].filter(Boolean).join(', ') || null,
    state: row.state,
    late: overdueClock(row, now),
    dueAt: iso(dueAt(row)),
    acknowledgeBy: iso(row.acknowledgeBy),
    reportBy: iso(row.reportBy),
    version: row.version,
    match: row.match,
    shipped: row.shippedQuantity,
    owner: row.owner?.name ?? null,
    ownerUnreachable: Boolean(row.owner?.mailFailedAt),
    excusedBecause: row.excusedBecause,
    stoodDownAt: isoOrNull(row.stoodDownAt),
    reopenedReason: openAgainBecause({ state: row.state, reopenedReason: reasonOf(row) }),
    reopenedBy: isUnanswered(row.state) ? movedLots(row.reopenedBy) : [],
    acknowledgedBy: row.acknowledgedBy,
    contacts: store.contacts.map(({ id, kind, channel, address, disabledBecause }) => ({
      id,
      kind,
      channel,
      address: shownAddress(actor, { channel, address }),
      fault: disabledBecause,
    })),
    deliveries: row.deliveries.map(deliveryView),
    answers: row.responses.map((response) => answerView(response, row)),
    standingReport: standingReportOf(row)?.id ?? null,
    lots,
    scans,
    photos,
    stock,
    doubts: row.stoodDownAt
      ? []
      : doubtsOf({
          state: row.state,
          notifiedAt,
          acknowledgedAt,
          timezone: store.timezone,
          counts,
          lots,
          photos,
          differ: differs(row),
          scannedLots: scans.filter(({ verdict }) => verdict === 'remove'),
          scannedChecks: scans.some(({ verdict }) => verdict === 'check'),
          asksPhoto: (row.recall.steps as InstructionStep[]).some(({ proof }) => proof === 'photo'),
        }),
    events,
    asOf: iso(now),
  }
}

const deliveryView = (row: Row['deliveries'][number]): StoreDelivery => ({
  id: row.id,
  purpose: row.purpose,
  round: row.round,
  version: row.version,
  channel: row.channel,
  address: maskAddress(row.contact.address),
  state: row.state,
  attempts: row.attempts,
  providerMessageId: row.providerMessageId,
  createdAt: iso(row.createdAt),
  settledAt: isoOrNull(row.settledAt),
  nextAttemptAt: row.settledAt ? null : iso(row.nextAttemptAt),
  lastError: row.lastError,
})

// Written by us alone, in a text column.
const reasonOf = ({ reopenedReason }: Row): ReopenedReason | null => reopenedReason as ReopenedReason | null

// Overtaken by a version that changed this store's part, or by product that moved after the answer.
const overtakenBy = (
  { version, at, withdrawal }: Row['responses'][number],
  notice: Row,
): StoreAnswer['overtakenBy'] => {
  if (withdrawal) return 'taken_back'
  if (notice.reopenedVersion !== null && version < notice.reopenedVersion) return 'scope_extended'
  return notice.reopenedAt !== null && at < notice.reopenedAt ? reasonOf(notice) : null
}

// The same as whoever verifies is asked about (`standingReport` of the notices).
const standingReportOf = ({ responses }: Row): Row['responses'][number] | undefined =>
  responses
    .filter(({ kind, withdrawal }) => kind === 'removed' && withdrawal === null)
    .toSorted(
      (a, b) =>
        b.observedAt.getTime() - a.observedAt.getTime() ||
        b.at.getTime() - a.at.getTime() ||
        (a.id < b.id ? 1 : -1),
    )[0]

const answerView = (row: Row['responses'][number], notice: Row): StoreAnswer => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  by: row.by,
  via: row.via,
  signedBy: row.signedBy,
  at: iso(row.at),
  note: row.note,
  overtakenBy: overtakenBy(row, notice),
  takenBack: row.withdrawal && { by: row.withdrawal.by, at: iso(row.withdrawal.at) },
  lines: row.lines.map(({ gtin, lot, onHandAtNotice, found, quarantined, destroyed, returned, sold }) => ({
    gtin,
    lot,
    onHandAtNotice,
    found,
    quarantined,
    destroyed,
    returned,
    sold,
  })),
})
