import type { StoreEvent } from '#lib/domain/notice/store-view.ts'

type Stamps = {
  createdAt: Date
  notifiedAt: Date | null
  seenAt: Date | null
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  remindedAt: Date | null
  escalatedAt: Date | null
  reportedAt: Date | null
  verifiedAt: Date | null
  stoodDownAt: Date | null
  deliveries: { purpose: string; state: string; settledAt: Date | null; lastError: string | null }[]
  responses: {
    kind: string
    by: string
    at: Date
    note: string | null
    withdrawal: { by: string; at: Date } | null
  }[]
}

const ANSWERS: Record<string, string> = {
  acknowledged: 'Acknowledged',
  removed: 'Reported as removed',
  not_affected: 'Reported as not affected',
  needs_help: 'Asked for help',
}

/** What happened at this store, in order. An answer is told by its own row; the stamps tell the rest. */
export const eventsOf = (row: Stamps): StoreEvent[] => {
  const event = (at: Date | null, what: string, detail: string | null = null) =>
    at ? [{ at, what, detail }] : []
  const answered = row.responses.some(({ kind }) => kind === 'acknowledged')
  const all = [
    ...event(row.createdAt, 'Named in the recall'),
    ...event(row.notifiedAt, 'First message accepted'),
    ...event(row.seenAt, 'Opened by somebody at the store'),
    ...(answered
      ? []
      : event(row.acknowledgedAt, 'Acknowledged', row.acknowledgedBy && `by ${row.acknowledgedBy}`)),
    ...row.responses.flatMap(({ kind, by, at, note }) =>
      event(at, ANSWERS[kind] ?? kind, `by ${by}${note ? `: ${note}` : ''}`),
    ),
    ...row.responses.flatMap(({ withdrawal }) =>
      event(withdrawal?.at ?? null, 'Report taken back: sent by accident', `by ${withdrawal?.by}`),
    ),
    ...event(row.remindedAt, 'Reminded'),
    ...event(row.escalatedAt, 'Escalated'),
    ...event(row.verifiedAt, 'Report verified'),
    ...event(row.stoodDownAt, 'Stood down: no longer in scope'),
    ...row.deliveries
      .filter(({ state }) => state === 'failed')
      .flatMap(({ settledAt, lastError }) => event(settledAt, 'A message could not be delivered', lastError)),
  ]
  return all
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}
