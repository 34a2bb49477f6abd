import type { Actor } from '#lib/domain/identity/actor.ts'
import { decide, evolve } from '#lib/domain/recall/lifecycle.ts'
import { needsSecondPerson } from '#lib/domain/recall/proposal.ts'
import { keepMarks } from '#lib/domain/recall/keep-marks.ts'
import { judgeText } from '#lib/domain/recall/lint/judge-text.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'
import { diffScope, isSameScope, narrows, widens } from '#lib/domain/recall/scope-diff.ts'
import { reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import type { ProofNeeds } from '../identity/step-up.ts'
import { personOf } from '../permitted.ts'
import { unknownReferences } from './draft-recall.ts'
import { releaseVersion, onRecall, provenWhereNeeded, recordStep, type WhichRecall } from './recall-step.ts'

export type ChangeScopeInput = WhichRecall & {
  verb: 'extend_scope' | 'retract_scope'
  /** The whole new scope. */
  scope: ScopeLine[]
  reason: string
  proof?: string | undefined
}

/**
 * A new version of an issued recall. Stores that are newly in, or with new lots, are reopened and told what changed;
 * stores that are no longer in are told to stand down. What the others answered goes on counting.
 */
export const changeScope =
  (ports: ProofNeeds) =>
  (actor: Actor, input: ChangeScopeInput): Promise<Result<StoredRecall>> =>
    onRecall(ports, actor, 'recall:issue', input, (tx, recall, isProven) =>
      applyScope(ports, tx, actor, recall, input, { isProven, approved: null }),
    )

type Standing = {
  isProven: boolean
  /** The proposal by which another person has agreed. */
  approved: string | null
}

/** The same within a transaction that is open: of a recall that was found, and for whoever may. */
export const applyScope = async (
  { clock }: Pick<ProofNeeds, 'clock'>,
  tx: Tx,
  actor: Actor,
  recall: StoredRecall,
  asked: ChangeScopeInput,
  { isProven, approved }: Standing,
): Promise<Result<StoredRecall>> => {
  const { verb, reason } = asked
  const scope = keepMarks(recall.content.scope, asked.scope)
  const input = { ...asked, scope }
  const at = clock.now()
  const by = personOf(actor) ?? ''
  const decided = decide(recall, { verb, by, reason }, at)
  if (!decided.ok) return decided
  const faults = await faultsOf(tx, recall, input, at)
  if (faults.length > 0) return reject({ code: 'VALIDATION_FAILED', errors: faults })
  const proven = provenWhereNeeded(actor, recall, verb, isProven)
  if (!proven.ok) return proven
  if (verb === 'retract_scope' && !approved && needsSecondPerson(recall, NARROWING))
    return rejected('SECOND_PERSON_NEEDED', 'Narrowing a high-priority recall needs a second approver.')

  const next = decided.value.reduce(evolve, recall)
  if (!(await tx.recalls.saveScope(recall, next, scope, at))) return rejected('RECALL_CHANGED')
  const newest = { ...recall, version: next.version, content: { ...recall.content, scope } }
  const out = await releaseVersion(tx, actor.tenantId, newest, { change: verb, reason, by, at })
  if (!out.ok) return out
  const diff = diffScope(recall.content.scope, scope)
  return recordStep(tx, recall.id, decided.value, { diff, ...(approved ? { proposalId: approved } : {}) })
}

const NARROWING = { kind: 'retract_scope' } as const

const faultsOf = async (
  tx: Tx,
  { id, content, priority }: StoredRecall,
  { verb, scope }: ChangeScopeInput,
  now: Date,
): Promise<FieldError[]> => {
  const before = content.scope
  const wrong = (code: string, message: string): FieldError[] => [{ path: 'scope', code, message }]
  if (isSameScope(before, scope))
    return wrong('unchanged', 'This is the current scope. Nothing would change.')
  if (verb === 'extend_scope' && !widens(before, scope))
    return wrong('not_wider', 'Nothing is added to the scope. To remove something, retract it.')
  if (verb === 'extend_scope' && needsSecondPerson({ priority }, NARROWING) && narrows(before, scope))
    return wrong(
      'narrower',
      'This also removes something. Extend a high-priority recall first, then propose the removal separately.',
    )
  if (verb === 'retract_scope' && widens(before, scope))
    return wrong('wider', 'This adds to the scope, which a retraction can’t do. To add something, extend it.')
  if (verb === 'retract_scope' && !narrows(before, scope))
    return wrong('not_narrower', 'Nothing is removed from the scope.')
  const whole = { ...content, scope }
  const unknown = await unknownReferences(tx, id, {
    ...whole,
    target: { ...content.target, storeNumbers: [] },
  })
  const today = now.toISOString().slice(0, 10)
  return [...unknown, ...judgeText(whole, { today }).filter(({ path }) => path.startsWith('scope'))]
}
