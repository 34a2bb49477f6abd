import { after, minutes } from '#lib/domain/duration.ts'
import { clocksFrom, DEFAULT_DEADLINES } from '#lib/domain/notice/clocks.ts'
import type { Deliveries } from '#lib/ports/delivery.ts'

import type { DeliveryRow, DeliveryTables, NoticeRow, RecallRow, VersionRow } from './delivery-tables.ts'
import { enqueueSends } from './enqueue-sends.ts'

const HINT_AGAIN = minutes(1)
const PLANNED_HERE: readonly string[] = ['notice', 'update', 'stand_down']

/** The fan-out's twin: the same notices and deliveries, from a judgement of the stores that is given. */
export const memoryFanOut = (tables: DeliveryTables): Pick<Deliveries, 'fanOut'> => ({
  fanOut: async ({ tenantId, recallId, recallVersion, at }) => {
    const recall = tables.recalls.get(recallId)
    const version = tables.versions.find((one) => one.recallId === recallId && one.version === recallVersion)
    if (recall?.tenantId !== tenantId || !version) return 0
    if (version.fannedOutAt === null) {
      // What a later version has replaced is left to that one.
      if (recall.version === recallVersion) applyVersion(tables, recall, version, at)
      version.fannedOutAt = at
    }
    return plannedIn(tables, version).length
  },
})

const plannedIn = ({ deliveries }: DeliveryTables, { recallId, version }: VersionRow): DeliveryRow[] =>
  [...deliveries.values()].filter(
    (row) => row.recallId === recallId && row.version === version && PLANNED_HERE.includes(row.purpose),
  )

const applyVersion = (tables: DeliveryTables, recall: RecallRow, version: VersionRow, at: Date): void => {
  for (const judged of version.judged) {
    const known = [...tables.notices.values()].find(
      ({ recallId, storeId }) => recallId === recall.id && storeId === judged.storeId,
    )
    if (judged.excluded) {
      if (known?.stoodDownAt === null) Object.assign(known, { stoodDownAt: at, version: version.version })
    } else if (known) moveToVersion(known, judged, recall, version)
    else insertNotice(tables, recall, version, judged.storeId, at)
  }
  for (const notice of tables.notices.values())
    if (notice.recallId === recall.id && notice.version === version.version)
      insertDeliveries(tables, recall, version, notice, at)
  const pending = plannedIn(tables, version).filter(({ state }) => state === 'pending')
  enqueueSends(tables, pending, at)
}

const clocksOf = ({ priority }: RecallRow, { issuedAt }: VersionRow) =>
  clocksFrom(issuedAt, DEFAULT_DEADLINES[priority])

// Where its part grew it is open again, unless the store has answered this very version already.
const moveToVersion = (
  notice: NoticeRow,
  judged: VersionRow['judged'][number],
  recall: RecallRow,
  version: VersionRow,
): void => {
  if (notice.version >= version.version) return
  const grew = judged.gained && (notice.answeredVersion ?? 0) < version.version
  if (notice.stoodDownAt !== null || grew) {
    const silent = (notice.state === 'open' || notice.state === 'seen') && notice.stoodDownAt === null
    Object.assign(notice, {
      state: 'open',
      notifiedAt: null,
      answeredVersion: null,
      stoodDownAt: null,
      reopenedVersion: version.version,
      ...(silent ? {} : clocksOf(recall, version)),
    })
  } else if (notice.answeredVersion !== null) notice.answeredVersion = version.version
  notice.version = version.version
}

const insertNotice = (
  tables: DeliveryTables,
  recall: RecallRow,
  version: VersionRow,
  storeId: string,
  at: Date,
): void => {
  const id = tables.nextId()
  tables.notices.set(id, {
    id,
    tenantId: recall.tenantId,
    recallId: recall.id,
    storeId,
    version: version.version,
    state: 'open',
    createdAt: at,
    ...clocksOf(recall, version),
    notifiedAt: null,
    answeredVersion: null,
    stoodDownAt: null,
    reopenedVersion: null,
  })
}

const insertDeliveries = (
  tables: DeliveryTables,
  recall: RecallRow,
  version: VersionRow,
  notice: NoticeRow,
  at: Date,
): void => {
  const purpose = purposeOf(tables, version, notice, at)
  if (!purpose) return
  for (const contact of tables.contacts.values()) {
    const meant = contact.storeId === notice.storeId && contact.kind !== 'escalation'
    if (!meant || contact.disabledBecause !== null) continue
    const planned = plannedIn(tables, version).some(
      (row) => row.noticeId === notice.id && row.contactId === contact.id && row.purpose === purpose,
    )
    if (planned) continue
    const id = tables.nextId()
    tables.deliveries.set(id, {
      id,
      tenantId: recall.tenantId,
      recallId: recall.id,
      noticeId: notice.id,
      storeId: notice.storeId,
      contactId: contact.id,
      version: version.version,
      purpose,
      round: 1,
      channel: contact.channel,
      priority: recall.priority,
      state: 'pending',
      attempts: 0,
      nextAttemptAt: at,
      wakeAt: after(at, HINT_AGAIN),
      parkedAt: null,
      leaseToken: null,
      providerMessageId: null,
      lastError: null,
      traceparent: null,
      createdAt: at,
      settledAt: null,
    })
  }
}

const purposeOf = (
  { deliveries }: DeliveryTables,
  { version, judged }: VersionRow,
  notice: NoticeRow,
  at: Date,
): DeliveryRow['purpose'] | null => {
  const own = judged.find(({ storeId }) => storeId === notice.storeId)
  if (!own) return null
  const heard = [...deliveries.values()].some((row) => row.noticeId === notice.id && row.attempts > 0)
  if (notice.stoodDownAt !== null)
    return heard && notice.stoodDownAt.getTime() === at.getTime() ? 'stand_down' : null
  if (notice.reopenedVersion === version) return heard ? 'update' : 'notice'
  if (own.lost && heard) return 'update'
  return notice.state !== 'acknowledged' && notice.notifiedAt === null ? 'notice' : null
}
