import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Verb } from '#lib/domain/identity/permissions.ts'
import { decide, evolve, type RecallVerb } from '#lib/domain/recall/lifecycle.ts'
import { judgeText, unresolvedWarnings } from '#lib/domain/recall/lint/judge-text.ts'
import { ok, reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { stepUp } from '../identity/step-up.ts'
import { permitted, personOf } from '../permitted.ts'
import { unknownReferences } from './draft-recall.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'doorstep'>

export type RecallCommandInput = {
  recallId: string
  verb: CommandVerb
  reason?: string | undefined
  /** The revision that the caller looked at; without it the newest is meant. */
  ifRevision?: number | undefined
  /** One-time code or password, which high priority wants again from a person in a browser. */
  proof?: string | undefined
  /** Submitting at the desk: a warning of the linter stands only with a reason. Programs are told of it in the preview. */
  wantsReasons?: boolean | undefined
}

export const COMMAND_VERBS = [
  'submit',
  'approve',
  'send_back',
  'issue',
  'cancel',
] as const satisfies RecallVerb[]
export type CommandVerb = (typeof COMMAND_VERBS)[number]

const NEEDED: Record<CommandVerb, Verb> = {
  submit: 'recall:write',
  approve: 'recall:approve',
  send_back: 'recall:approve',
  issue: 'recall:issue',
  cancel: 'recall:write',
}

/** Takes a recall one step along its lifecycle. */
export const commandRecall =
  (ports: Needs) =>
  async (actor: Actor, input: RecallCommandInput): Promise<Result<StoredRecall>> => {
    const allowed = permitted(actor, NEEDED[input.verb])
    if (!allowed.ok) return allowed
    return ports.transact(actor, async (tx) => {
      const recall = await tx.recalls.find(input.recallId)
      if (!recall) return rejected('RECALL_NOT_FOUND')
      if (input.ifRevision !== undefined && input.ifRevision !== recall.revision) {
        return rejected(
          'REVISION_STALE',
          'The recall has changed since you looked at it. Look again, then decide.',
        )
      }
      return apply(ports, tx, actor, recall, input)
    })
  }

const apply = async (
  ports: Needs,
  tx: Tx,
  actor: Actor,
  recall: StoredRecall,
  input: RecallCommandInput,
): Promise<Result<StoredRecall>> => {
  const now = ports.clock.now()
  const by = personOf(actor) ?? ''
  const decided = decide(
    recall,
    { verb: input.verb, by, ...(input.reason ? { reason: input.reason } : {}) },
    now,
  )
  if (!decided.ok) return decided
  const faults = await faultsOf(tx, recall, input, now)
  if (faults.length > 0) return reject({ code: 'VALIDATION_FAILED', errors: faults })
  const proven = await proveWhereNeeded(ports, tx, actor, recall, input)
  if (!proven.ok) return proven

  const next = decided.value.reduce(evolve, recall)
  // First of all: whoever decides at the same moment waits here, and then finds that the recall has changed.
  if (!(await tx.recalls.saveState(recall, next, now))) return rejected('RECALL_CHANGED')
  if (input.verb === 'issue') {
    const targeted = await tx.recalls.countTargeted(recall)
    if (targeted === 0)
      return rejected(
        'NO_STORES_TARGETED',
        'This recall would reach no store. Check the scope and the target.',
      )
    await tx.recalls.freezeVersion(recall, by, now)
    const message = {
      type: 'fan_out',
      version: 1,
      tenantId: actor.tenantId,
      recallId: recall.id,
      recallVersion: next.version,
    } as const
    await tx.enqueue([{ priority: recall.priority, message }])
  }
  const { type: action, version, reason } = decided.value[0] ?? { type: input.verb, version: recall.version }
  await tx.audit({
    action: `recall.${action}`,
    subject: { type: 'recall', id: recall.id },
    data: { version, reason: reason ?? null },
  })
  await tx.announce(recall.id)
  const saved = await tx.recalls.find(recall.id)
  return saved ? ok(saved) : rejected('RECALL_NOT_FOUND')
}

// What goes to review, and what goes out, is complete and free of errors, whoever wrote it and whenever it was written.
const faultsOf = async (
  tx: Tx,
  { content }: StoredRecall,
  { verb, wantsReasons }: RecallCommandInput,
  now: Date,
): Promise<FieldError[]> => {
  if (verb !== 'submit' && verb !== 'issue') return []
  const facts = { today: now.toISOString().slice(0, 10) }
  if (verb === 'issue') return judgeText(content, facts)
  const wrong = [...judgeText(content, facts), ...(await unknownReferences(tx, content))]
  if (!wantsReasons) return wrong
  return [
    ...wrong,
    ...unresolvedWarnings(content, facts).map(({ code, message }) => ({
      path: `lintReasons.${code}`,
      code: 'LINT_UNRESOLVED',
      message: `${message} Or say why it stays.`,
    })),
  ]
}

// Approving and issuing what is urgent wants proof that it is still the same person at the desk. A key's scope is its proof.
const proveWhereNeeded = async (
  ports: Needs,
  tx: Tx,
  actor: Actor,
  recall: StoredRecall,
  { verb, proof }: RecallCommandInput,
): Promise<Result<null>> => {
  const urgent = recall.priority === 'high' && (verb === 'approve' || verb === 'issue')
  return urgent && actor.kind === 'person' ? stepUp(ports)(tx, actor, proof) : ok(null)
}
