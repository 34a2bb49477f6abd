import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { PERMITTED } from '#lib/domain/identity/permissions.ts'
import { decide, evolve } from '#lib/domain/recall/lifecycle.ts'
import { judgeText } from '#lib/domain/recall/lint/judge-text.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { releaseVersion, recordStep } from './recall-step.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'log'>
type Due = { tenantId: string; recallId: string }

/**
 * Issues what was scheduled, at its time. It is judged anew: what would be refused to a person now is not issued either,
 * and stands as approved with the reason, for somebody to decide.
 */
export const issueScheduled =
  (ports: Needs) =>
  async ({ tenantId, recallId }: Due): Promise<Result<StoredRecall | null>> => {
    const actor: SystemActor = { kind: 'system', tenantId, name: 'schedule' }
    const issued = await ports.transact(actor, (tx) => issue(ports, tx, tenantId, recallId))
    if (issued.ok) return issued
    const because = issued.rejection.detail ?? issued.rejection.code
    ports.log.warn('recall.not_issued', { tenantId, recallId, reason: issued.rejection.code })
    return ports.transact(actor, (tx) => giveUp(ports, tx, recallId, because))
  }

const dueNow = async ({ clock }: Needs, tx: Tx, recallId: string): Promise<StoredRecall | null> => {
  const recall = await tx.recalls.find(recallId)
  const at = recall?.schedule?.at
  return recall?.status === 'approved' && at && at <= clock.now() ? recall : null
}

const issue = async (
  ports: Needs,
  tx: Tx,
  tenantId: string,
  recallId: string,
): Promise<Result<StoredRecall | null>> => {
  const recall = await dueNow(ports, tx, recallId)
  // Somebody was faster, or took it back.
  if (!recall?.schedule) return ok(null)
  const at = ports.clock.now()
  const { by } = recall.schedule
  const person = await tx.identity.person(by)
  if (person?.status !== 'active' || !PERMITTED['recall:issue'].includes(person.role))
    return rejected('FORBIDDEN', 'The person who scheduled it can no longer issue recalls.')
  const decided = decide(recall, { verb: 'issue', by }, at)
  if (!decided.ok) return decided
  const [fault] = judgeText(recall.content, { today: at.toISOString().slice(0, 10) })
  if (fault) return rejected('VALIDATION_FAILED', fault.message)
  const next = decided.value.reduce(evolve, recall)
  if (!(await tx.recalls.saveState(recall, next, at))) return ok(null)
  const out = await releaseVersion(tx, tenantId, recall, { change: 'issue', by, at })
  return out.ok ? recordStep(tx, recallId, decided.value, { scheduledBy: by }) : out
}

const giveUp = async (
  ports: Needs,
  tx: Tx,
  recallId: string,
  because: string,
): Promise<Result<StoredRecall | null>> => {
  const recall = await dueNow(ports, tx, recallId)
  if (!recall) return ok(null)
  const saved = await tx.recalls.saveState(recall, recall, ports.clock.now(), { scheduleFault: because })
  if (!saved) return ok(null)
  const subject = { type: 'recall', id: recallId } as const
  await tx.audit({ action: 'recall.not_issued', subject, data: { because } })
  await tx.announce(recallId)
  return ok(recall)
}
