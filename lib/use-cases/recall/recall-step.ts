import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Verb } from '#lib/domain/identity/permissions.ts'
import { ladderFor } from '#lib/domain/escalation/ladder.ts'
import type { RecallEvent, RecallVerb } from '#lib/domain/recall/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredRecall, VersionChange } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { stepUp } from '../identity/step-up.ts'
import { permitted } from '../permitted.ts'

// What the steps along the lifecycle have in common.

/** Which recall is meant, and at which revision; without one the newest is meant. */
export type WhichRecall = { recallId: string; ifRevision?: number | undefined }

export const onRecall = async (
  { transact }: Pick<Ports, 'transact'>,
  actor: Actor,
  verb: Verb,
  { recallId, ifRevision }: WhichRecall,
  work: (tx: Tx, recall: StoredRecall) => Promise<Result<StoredRecall>>,
): Promise<Result<StoredRecall>> => {
  const allowed = permitted(actor, verb)
  if (!allowed.ok) return allowed
  return transact(actor, async (tx) => {
    const recall = await tx.recalls.find(recallId)
    if (!recall) return rejected('RECALL_NOT_FOUND')
    if (ifRevision !== undefined && ifRevision !== recall.revision) {
      return rejected(
        'REVISION_STALE',
        'The recall has changed since you looked at it. Look again, then decide.',
      )
    }
    return work(tx, recall)
  })
}

type ProofNeeds = Pick<Ports, 'clock' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'doorstep'>

const PROVEN_VERBS: readonly RecallVerb[] = ['approve', 'schedule', 'issue', 'extend_scope', 'retract_scope']

/**
 * Approving what is urgent, and whatever sends it out, wants proof that it is still the same person at the desk. A key's
 * scope is its proof.
 */
export const proveWhereNeeded = async (
  ports: ProofNeeds,
  tx: Tx,
  actor: Actor,
  { priority }: StoredRecall,
  verb: RecallVerb,
  proof: string | undefined,
): Promise<Result<null>> =>
  priority === 'high' && PROVEN_VERBS.includes(verb) && actor.kind === 'person'
    ? stepUp(ports)(tx, actor, proof)
    : ok(null)

/** Freezes what is ordered now and has it sent to the stores. The recall must stand at its new version already. */
export const letOut = async (
  tx: Tx,
  tenantId: string,
  recall: StoredRecall,
  change: { change: VersionChange; reason?: string | undefined; by: string; at: Date },
): Promise<Result<null>> => {
  if ((await tx.recalls.countTargeted(recall)) === 0)
    return rejected('NO_STORES_TARGETED', 'This recall would reach no store. Check the scope and the target.')
  await tx.recalls.freezeVersion(recall, change)
  // Later versions keep to the ladder that it was issued with.
  if (change.change === 'issue')
    await tx.escalations.takeLadder(
      recall.id,
      ladderFor(recall.content, await tx.escalations.setLadders()),
      change.at,
    )
  const { id: recallId, version: recallVersion, priority } = recall
  const message = { type: 'fan_out', version: 1, tenantId, recallId, recallVersion } as const
  await tx.enqueue([{ priority, message }])
  return ok(null)
}

/** The leaf of a step, and the recall as it is afterwards. */
export const recordStep = async (
  tx: Tx,
  recallId: string,
  events: RecallEvent[],
  data: Record<string, unknown> = {},
): Promise<Result<StoredRecall>> => {
  for (const { type, version, reason } of events) {
    const subject = { type: 'recall', id: recallId } as const
    await tx.audit({ action: `recall.${type}`, subject, data: { version, reason: reason ?? null, ...data } })
  }
  await tx.announce(recallId)
  const saved = await tx.recalls.find(recallId)
  return saved ? ok(saved) : rejected('RECALL_NOT_FOUND')
}
