import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Verb } from '#lib/domain/identity/permissions.ts'
import { ladderFor } from '#lib/domain/escalation/ladder.ts'
import type { RecallEvent, RecallVerb } from '#lib/domain/recall/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { StoredRecall, VersionChange } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { stepUp, stillProven, type ProofNeeds } from '../identity/step-up.ts'
import { permitted } from '../permitted.ts'

// What the steps along the lifecycle have in common.

/** Which recall is meant, and at which revision; without one the newest is meant. */
export type WhichRecall = { recallId: string; ifRevision?: number | undefined }

/**
 * One step on one recall, in one transaction. What wants a proof is tried without it first, up to the point where nothing
 * but the proof is missing; then the proof is judged, with no transaction open, and the step is taken anew. So nobody holds
 * a connection while a password is hashed, and no code is used up by a step that was not to be taken.
 */
export const onRecall = async (
  ports: ProofNeeds,
  actor: Actor,
  verb: Verb,
  { recallId, ifRevision, proof }: WhichRecall & { proof?: string | undefined },
  work: (tx: Tx, recall: StoredRecall, proven: boolean) => Promise<Result<StoredRecall>>,
): Promise<Result<StoredRecall>> => {
  const allowed = permitted(actor, verb)
  if (!allowed.ok) return allowed
  const attempt = (proven: StoredPerson | null) =>
    ports.transact(actor, async (tx) => {
      const still = proven ? await stillProven(ports)(tx, proven) : ok(null)
      if (!still.ok) return still
      const recall = await tx.recalls.find(recallId)
      if (!recall) return rejected('RECALL_NOT_FOUND')
      if (ifRevision !== undefined && ifRevision !== recall.revision) {
        return rejected(
          'REVISION_STALE',
          'The recall has changed since you opened it. Review it again, then decide.',
        )
      }
      return work(tx, recall, proven !== null)
    })
  const first = await attempt(null)
  if (first.ok || first.rejection.code !== 'STEP_UP_REQUIRED' || actor.kind !== 'person') return first
  const proven = await stepUp(ports)(actor, proof)
  return proven.ok ? attempt(proven.value) : proven
}

const PROVEN_VERBS: readonly RecallVerb[] = ['approve', 'schedule', 'issue', 'extend_scope', 'retract_scope']

/**
 * Approving what is urgent, and whatever sends it out, wants proof that it is still the same person at the desk. A key's
 * scope is its proof.
 */
export const provenWhereNeeded = (
  actor: Actor,
  { priority }: StoredRecall,
  verb: RecallVerb,
  proven: boolean,
): Result<null> =>
  priority === 'high' && PROVEN_VERBS.includes(verb) && actor.kind === 'person' && !proven
    ? rejected('STEP_UP_REQUIRED')
    : ok(null)

/** Freezes what is ordered now and has it sent to the stores. The recall must stand at its new version already. */
export const releaseVersion = async (
  tx: Tx,
  tenantId: string,
  recall: StoredRecall,
  change: { change: VersionChange; reason?: string | undefined; by: string; at: Date },
): Promise<Result<null>> => {
  if ((await tx.recalls.countTargeted(recall)) === 0)
    return rejected(
      'NO_STORES_TARGETED',
      'This recall wouldn’t reach any store. Check the scope and the target.',
    )
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
