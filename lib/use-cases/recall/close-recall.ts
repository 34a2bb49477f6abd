import type { Actor } from '#lib/domain/identity/actor.ts'
import { againstClosing, leftOpen, type ClosingCondition } from '#lib/domain/recall/closing.ts'
import { decide, evolve } from '#lib/domain/recall/lifecycle.ts'
import { reject, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'

import type { ProofNeeds } from '../identity/step-up.ts'
import { personOf } from '../permitted.ts'
import { onRecall, recordStep, type WhichRecall } from './recall-step.ts'

export type CloseInput = WhichRecall & {
  /** Why it may close although a condition does not hold, by condition. */
  reasons: Partial<Record<ClosingCondition, string>>
}

/** Ends a recall. What the conditions ask for is there, or somebody said why not. */
export const closeRecall =
  (ports: ProofNeeds) =>
  (actor: Actor, input: CloseInput): Promise<Result<StoredRecall>> =>
    onRecall(ports, actor, 'recall:issue', input, async (tx, recall) => {
      const at = ports.clock.now()
      const by = personOf(actor) ?? ''
      const decided = decide(recall, { verb: 'close', by }, at)
      if (!decided.ok) return decided
      const next = decided.value.reduce(evolve, recall)
      // The guard comes first: from here on nobody else changes the recall, and what is counted stays true.
      if (!(await tx.recalls.saveState(recall, next, at, { closingReasons: input.reasons })))
        return rejected('RECALL_CHANGED')
      const facts = await tx.recalls.closingFacts(recall)
      const counted = { ...facts, samePerson: recall.closingBy === by }
      const errors = againstClosing(counted, input.reasons)
      if (errors.length > 0) {
        const detail = 'The closing checklist isn’t complete. Finish it, or give a reason for each open item.'
        return reject({ code: 'CLOSING_CONDITIONS', detail, errors })
      }
      const open = leftOpen(counted, input.reasons)
      return recordStep(tx, recall.id, decided.value, { reasons: input.reasons, open })
    })
