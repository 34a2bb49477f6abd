import { setTimeout as sleep } from 'node:timers/promises'

import { deliveryTruth, type SeenAccept } from '#tests/support/delivery-truth.ts'
import { expectTrueAuditTrail } from '#tests/support/witness.ts'

import type { CrashStack } from './crash-stack.ts'

const QUIET_WITHIN_MS = 300_000

const LEFT = `
  SELECT concat_ws(', ',
    (SELECT count(*) || ' in the outbox' FROM outbox HAVING count(*) > 0),
    (SELECT count(*) || ' versions to fan out' FROM recall_version WHERE fanned_out_at IS NULL HAVING count(*) > 0),
    (SELECT count(*) || ' deliveries, ' || string_agg(DISTINCT state::text, ' ') FROM delivery WHERE settled_at IS NULL HAVING count(*) > 0),
    (SELECT count(*) || ' leases' FROM delivery_lease HAVING count(*) > 0)) AS left`

// Whoever has been refused six times in a storm waits for half an hour, and rightly: nothing is learnt by waiting with it.
const CUT_SHORT = `
  UPDATE delivery SET next_attempt_at = $1, wake_at = $1
  WHERE settled_at IS NULL AND state IN ('pending', 'unknown') AND next_attempt_at > $1::timestamptz + interval '3 minutes'`

/** Waits until nothing is left to do. Answers what is, when that does not come about. */
export const untilQuiet = async ({ truth, now }: CrashStack): Promise<string | null> => {
  for (const until = performance.now() + QUIET_WITHIN_MS; ;) {
    await truth.rows(CUT_SHORT, [now()])
    const [row] = await truth.rows<{ left: string }>(LEFT)
    if (row?.left === '') return null
    if (performance.now() > until) return row?.left ?? ''
    await sleep(100)
  }
}

type Accept = { deliveryId: string | null; messageId: string }

/** What the providers have taken after the first so many. */
export const acceptsAfter = async ({ simulatorUrl }: CrashStack, count: number): Promise<SeenAccept[]> => {
  const accepts = (await (await fetch(`${simulatorUrl}/accepts?since=${count}`)).json()) as Accept[]
  return accepts.map(({ deliveryId, messageId }) => ({
    deliveryId: deliveryId ?? '',
    providerMessageId: messageId,
  }))
}

/** What is true once things are quiet, held against what was promised. `asked`: the recalls that were let out. */
export const judgeCrash = async ({ truth }: CrashStack, accepts: SeenAccept[], asked: Set<string>) => {
  const { broken, deliveries, duplicates, doubts } = await deliveryTruth(truth, accepts)
  // Nobody refuses for good here: whoever has not answered has heard of it.
  for (const { id, state, acknowledgedAt } of deliveries)
    if (state !== 'accepted' && !(state === 'superseded' && acknowledgedAt))
      broken.push(`I1: ${id} was lost: it ended as ${state}`)
  const recalls = await truth.rows<{ id: string; status: string }>('SELECT id, status FROM recall')
  for (const { id, status } of recalls) {
    if (!asked.has(id)) broken.push(`I1: nobody asked for the recall ${id}`)
    if (status !== 'issued') broken.push(`I1: the recall ${id} was let out, and is ${status}`)
  }
  if (recalls.length < asked.size) broken.push(`I1: of ${asked.size} recalls ${recalls.length} are left`)
  await expectTrueAuditTrail(truth).catch((error: unknown) => broken.push(`I7: ${String(error)}`))
  // Judged, and true: what comes next is judged by itself.
  if (broken.length === 0) await truth.rows('TRUNCATE witness.change')
  return { broken, deliveries: deliveries.length, duplicates, doubts }
}
