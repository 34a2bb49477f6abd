import type { Truth } from './truth.ts'

/** What a provider took, as its own log has it. */
export type SeenAccept = { deliveryId: string; providerMessageId: string }

/** One delivery as it stands once things are quiet. */
export type EndedDelivery = {
  id: string
  recallId: string
  status: string
  state: string
  error: string | null
  storeId: string
  providerMessageId: string | null
  doubts: number
  unended: number
  acknowledgedAt: Date | null
}

export type DeliveryTruth = {
  broken: string[]
  deliveries: EndedDelivery[]
  duplicates: number
  doubts: number
}

/**
 * Which promises of delivery are broken, read from the database, the provider's log and the audit trail, once things are
 * quiet. It asks the product for nothing: a checker that did would agree with whatever it does.
 */
export const deliveryTruth = async (truth: Truth, accepts: readonly SeenAccept[]): Promise<DeliveryTruth> => {
  const deliveries = await truth.rows<EndedDelivery>(DELIVERIES)
  const numbers = new Map<string, string[]>()
  for (const { deliveryId, providerMessageId } of accepts)
    numbers.set(deliveryId, [...(numbers.get(deliveryId) ?? []), providerMessageId])
  const known = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
  const strays = accepts.filter(({ deliveryId }) => known.get(deliveryId)?.status !== 'issued')
  const broken = [
    ...(await wronglyPlanned(truth)),
    ...strays.map(({ deliveryId }) => `I2: ${deliveryId} was accepted and belongs to no issued recall`),
    ...deliveries.flatMap((delivery) => brokenBy(delivery, numbers.get(delivery.id) ?? [])),
    ...(await untrueAcknowledgements(truth)),
  ]
  return {
    broken,
    deliveries,
    duplicates: accepts.length - numbers.size,
    doubts: deliveries.reduce((sum, { doubts }) => sum + doubts, 0),
  }
}

const ENDS = ['accepted', 'failed', 'superseded']

const brokenBy = (
  { id, state, doubts, unended, providerMessageId }: EndedDelivery,
  accepts: readonly string[],
): string[] => {
  const broken: string[] = []
  if (!ENDS.includes(state)) broken.push(`I1: ${id} has come to no end, it is ${state}`)
  if (unended > 0) broken.push(`I1: ${unended} attempts of ${id} have come to no end`)
  if (accepts.length > 1 + doubts)
    broken.push(`I3: ${id} was accepted ${accepts.length} times, with ${doubts} doubts`)
  if (state === 'accepted' && !accepts.includes(providerMessageId ?? ''))
    broken.push(`I4: ${id} says accepted, and was not`)
  return broken
}

const DELIVERIES = `
  SELECT d.id, d.recall_id AS "recallId", r.status, d.state, d.last_error AS error, d.store_id AS "storeId",
         d.provider_message_id AS "providerMessageId", n.acknowledged_at AS "acknowledgedAt",
         coalesce(a.doubts, 0) AS doubts, coalesce(a.unended, 0) AS unended
  FROM delivery d JOIN recall r ON r.id = d.recall_id JOIN notice n ON n.id = d.notice_id
  LEFT JOIN (SELECT delivery_id, count(*) FILTER (WHERE outcome = 'unknown')::int AS doubts,
                    count(*) FILTER (WHERE finished_at IS NULL)::int AS unended
             FROM delivery_attempt GROUP BY delivery_id) a ON a.delivery_id = d.id`

const wronglyPlanned = async (truth: Truth): Promise<string[]> => {
  const wrong = await truth.rows<{ number: string; address: string; times: number }>(
    `SELECT r.number, c.address, count(d.id)::int AS times FROM recall r CROSS JOIN LATERAL targeted_stores(r.id) t
     JOIN contact c ON c.store_id = t.store_id AND c.disabled_because IS NULL
     LEFT JOIN delivery d ON d.recall_id = r.id AND d.contact_id = c.id
     WHERE r.status = 'issued' GROUP BY r.number, t.store_id, c.id, c.address HAVING count(d.id) <> 1`,
  )
  return wrong.map(
    ({ number, address, times }) => `I1: ${address} has ${times} deliveries of ${number}, not one`,
  )
}

const untrueAcknowledgements = async (truth: Truth): Promise<string[]> => {
  const untrue = await truth.rows<{ id: string; acknowledged: boolean; leaves: number }>(
    `SELECT n.id, n.acknowledged_at IS NOT NULL AS acknowledged, count(l.id)::int AS leaves FROM notice n
     LEFT JOIN audit_leaf l ON l.action = 'notice.acknowledged' AND l.subject_id = n.id::text
     GROUP BY n.id, n.acknowledged_at HAVING count(l.id) <> (n.acknowledged_at IS NOT NULL)::int`,
  )
  return untrue.map(
    ({ id, acknowledged, leaves }) =>
      `I5: the notice ${id} is ${acknowledged ? '' : 'not '}acknowledged, with ${leaves} leaves of that`,
  )
}
