import { expect } from 'vitest'

import type { FakeEmail } from './fake-email.ts'
import type { Line } from './recording-log.ts'
import type { Truth } from './truth.ts'
import type { WorldQueue } from './world-queue.ts'
import type { WorldWorker } from './world-worker.ts'

type Left = { truth: Truth; queue: WorldQueue; email: FakeEmail; worker: WorldWorker; log: { lines: Line[] } }

const LEFT = `
  SELECT (SELECT count(*)::int FROM outbox) AS outbox,
         -- A mention waits some minutes for its reader.
         (SELECT count(*)::int FROM account_mail WHERE settled_at IS NULL AND (comment_id IS NULL OR attempts > 0)) AS "owedMails",
         (SELECT count(*)::int FROM delivery WHERE state = 'sending' OR lease_token IS NOT NULL) + (SELECT count(*)::int FROM delivery_lease) AS leases,
         -- Whatever has not ended is woken by something, even if every message about it is lost; what has ended by nothing.
         (SELECT count(*)::int FROM delivery d WHERE (d.settled_at IS NULL) <> (d.id IN (SELECT u.id FROM unsettled_deliveries() u))
                                                  OR (d.settled_at IS NOT NULL AND d.wake_at IS NOT NULL)) AS forgotten,
         (SELECT count(*)::int FROM recall_version WHERE fanned_out_at IS NULL) AS "fanOuts",
         (SELECT count(*)::int FROM follow_up WHERE planned_at IS NULL) AS "followUps",
         (SELECT count(*)::int FROM reach_check) AS "reachChecks",
         (SELECT count(*)::int FROM provider_event WHERE tenant_id IS NOT NULL AND applied_at IS NULL) AS "providerEvents",
         (SELECT count(*)::int FROM late_stock) AS "lateStock",
         (SELECT count(*)::int FROM delivery_attempt WHERE outcome IS NULL) AS attempts`

/** The world at its end: nobody was told what no test expected, nothing is on its way, nothing went wrong unseen. */
export const expectNothingLeft = async ({ truth, queue, email, worker, log }: Left): Promise<void> => {
  const [rows] = await truth.rows<{
    outbox: number
    owedMails: number
    leases: number
    forgotten: number
    fanOuts: number
    followUps: number
    reachChecks: number
    providerEvents: number
    lateStock: number
    attempts: number
  }>(LEFT)
  expect({
    unexpectedMails: email.accepts.filter(({ read }) => !read).map(({ to, subject }) => `${to}: ${subject}`),
    errors: log.lines.filter(({ level }) => level === 'error'),
    faultsThatNeverHappened: [...email.unhit(), ...worker.unhit()],
    queue: queue.size(),
    ...rows,
  }).toEqual({
    unexpectedMails: [],
    errors: [],
    faultsThatNeverHappened: [],
    queue: 0,
    outbox: 0,
    owedMails: 0,
    leases: 0,
    forgotten: 0,
    fanOuts: 0,
    followUps: 0,
    reachChecks: 0,
    providerEvents: 0,
    lateStock: 0,
    attempts: 0,
  })
}
