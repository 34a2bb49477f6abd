import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { purposeTitle } from '#lib/domain/format/purpose-words.ts'
import type { StoreEvent } from '#lib/domain/notice/store-view.ts'
import { sentenceOf } from '#lib/domain/timeline/sentence.ts'

import { happeningOf } from './timeline/happening-of.ts'
import { namesOf } from './timeline/names.ts'
import { LEAF, type Leaf } from './timeline/timeline-groups.ts'

type Delivery = {
  purpose: string
  version: number
  round: number
  channel: string
  state: string
  settledAt: Date | null
  lastError: string | null
}

type Row = {
  id: string
  createdAt: Date
  remindedAt: Date | null
  escalatedAt: Date | null
  stoodDownAt: Date | null
  deliveries: Delivery[]
  responses: {
    kind: string
    by: string
    via: string
    at: Date
    note: string | null
    withdrawal: { by: string; at: Date } | null
  }[]
}

const ANSWERS: Record<string, string> = {
  acknowledged: 'Acknowledged',
  removed: 'Reported',
  not_affected: 'Reported as not affected',
  needs_help: 'Asked for help',
}

/** Whose answer it was, and who gave it for the store. */
const HOW: Record<string, string> = {
  console: 'by the desk, for the store',
  paper: 'on paper, entered by the desk',
  api: 'by API',
  link: 'by message link',
}

type Event = { at: Date; what: string; detail: string | null }

const event = (at: Date | null, what: string, detail: string | null = null): Event[] =>
  at ? [{ at, what, detail }] : []

/**
 * What happened at this store, in order, each as it was written when it happened. The row itself forgets: a new version
 * empties what it says of messages and answers.
 */
export const eventsOf = async (tx: TransactionClient, tenantId: string, row: Row): Promise<StoreEvent[]> => {
  const all = [
    ...event(row.createdAt, 'Added to the recall'),
    ...acceptedFirst(row.deliveries),
    ...row.responses.flatMap(answersOf),
    ...event(row.remindedAt, 'Last reminded'),
    ...event(row.escalatedAt, 'Last escalated'),
    ...event(row.stoodDownAt, 'Released: no longer in scope'),
    ...row.deliveries
      .filter(({ state }) => state === 'failed')
      .flatMap(({ settledAt, lastError }) => event(settledAt, 'A message could not be delivered', lastError)),
    ...(await doneAbout(tx, tenantId, row.id)),
  ]
  return all
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}

const answersOf = ({ kind, by, via, at, note, withdrawal }: Row['responses'][number]): Event[] => {
  const how = [`by ${by}`, ...(HOW[via] ? [HOW[via]] : [])].join(', ')
  return [
    ...event(at, ANSWERS[kind] ?? kind, `${how}${note ? `: ${note}` : ''}`),
    ...event(withdrawal?.at ?? null, 'Report undone', `by ${withdrawal?.by}`),
  ]
}

/** Of the messages for one reason the first that a provider took: from then on the store could know. */
const acceptedFirst = (deliveries: Delivery[]): Event[] => {
  const taken = deliveries
    .filter(({ state, settledAt }) => settledAt !== null && (state === 'accepted' || state === 'delivered'))
    .toSorted((a, b) => Number(a.settledAt) - Number(b.settledAt))
  const firsts = Map.groupBy(taken, ({ purpose, version, round }) => `${purpose} ${version} ${round}`)
  return [...firsts.values()].flatMap(([first]) =>
    first
      ? event(
          first.settledAt,
          `${purposeTitle(first.purpose)} accepted by the provider`,
          `version ${first.version}`,
        )
      : [],
  )
}

// Answers are told by their own rows.
const ABOUT = ['notice.seen', 'notice.verified', 'notice.excused', 'notice.called']

const doneAbout = async (tx: TransactionClient, tenantId: string, noticeId: string): Promise<Event[]> => {
  const leaves = await tx.$queryRaw<Leaf[]>`
    SELECT ${LEAF}
    FROM audit_leaf l
    WHERE l.tenant_id = ${tenantId}::uuid AND l.subject_type = 'notice' AND l.subject_id = ${noticeId} AND l.action = ANY (${ABOUT})
    ORDER BY l.at LIMIT 200`
  const names = await namesOf(tx, tenantId, leaves)
  return leaves.flatMap((leaf) => {
    const { who, did, because } = sentenceOf(happeningOf(leaf, names))
    return event(leaf.at, `${who} ${did}`, because)
  })
}
