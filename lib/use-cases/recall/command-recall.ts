import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Verb } from '#lib/domain/identity/permissions.ts'
import { decide, evolve, type RecallVerb } from '#lib/domain/recall/lifecycle.ts'
import { judgeText, unresolvedWarnings } from '#lib/domain/recall/lint/judge-text.ts'
import { reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import type { ProofNeeds } from '../identity/step-up.ts'
import { personOf } from '../permitted.ts'
import { unknownReferences } from './draft-recall.ts'
import { releaseVersion, onRecall, provenWhereNeeded, recordStep } from './recall-step.ts'

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
  'begin_closing',
  'reopen',
  'cancel',
] as const satisfies RecallVerb[]
export type CommandVerb = (typeof COMMAND_VERBS)[number]

const NEEDED: Record<CommandVerb, Verb> = {
  submit: 'recall:write',
  approve: 'recall:approve',
  send_back: 'recall:approve',
  issue: 'recall:issue',
  begin_closing: 'recall:issue',
  reopen: 'recall:issue',
  cancel: 'recall:write',
}

/** Takes a recall one step along its lifecycle. */
export const commandRecall =
  (ports: ProofNeeds) =>
  (actor: Actor, input: RecallCommandInput): Promise<Result<StoredRecall>> =>
    onRecall(ports, actor, NEEDED[input.verb], input, (tx, recall, isProven) =>
      apply(ports, tx, actor, recall, input, isProven),
    )

const apply = async (
  ports: ProofNeeds,
  tx: Tx,
  actor: Actor,
  recall: StoredRecall,
  input: RecallCommandInput,
  isProven: boolean,
): Promise<Result<StoredRecall>> => {
  const now = ports.clock.now()
  const { verb, reason } = input
  const by = personOf(actor) ?? ''
  const decided = decide(recall, { verb, by, ...(reason ? { reason } : {}) }, now)
  if (!decided.ok) return decided
  if (verb === 'approve' && recall.priority === 'high' && (await tx.recalls.hasEdited(recall.id, by)))
    return rejected('FOUR_EYES', 'You edited this high-priority recall. Someone else must approve it.')
  const faults = await faultsOf(tx, recall, input, now)
  if (faults.length > 0) return reject({ code: 'VALIDATION_FAILED', errors: faults })
  const proven = provenWhereNeeded(actor, recall, verb, isProven)
  if (!proven.ok) return proven

  const next = decided.value.reduce(evolve, recall)
  // First of all: whoever decides at the same moment waits here, and then finds that the recall has changed.
  if (!(await tx.recalls.saveState(recall, next, now))) return rejected('RECALL_CHANGED')
  if (verb === 'issue') {
    const out = await releaseVersion(tx, actor.tenantId, recall, { change: 'issue', by, at: now })
    if (!out.ok) return out
  }
  return recordStep(tx, recall.id, decided.value)
}

// What goes to review, and what goes out, is complete and free of errors, whoever wrote it and whenever it was written.
const faultsOf = async (
  tx: Tx,
  { id, content }: StoredRecall,
  { verb, wantsReasons }: RecallCommandInput,
  now: Date,
): Promise<FieldError[]> => {
  if (verb !== 'submit' && verb !== 'issue') return []
  const facts = { today: now.toISOString().slice(0, 10) }
  if (verb === 'issue') return judgeText(content, facts)
  const wrong = [...judgeText(content, facts), ...(await unknownReferences(tx, id, content))]
  if (!wantsReasons) return wrong
  const products = await tx.catalog.knownProducts(content.scope.map(({ gtin }) => gtin))
  return [
    ...wrong,
    ...unresolvedWarnings(content, { ...facts, productNames: Object.fromEntries(products) }).map(
      ({ code, message }) => ({
        path: `lintReasons.${code}`,
        code: 'LINT_UNRESOLVED',
        message: `${message} Or give a reason for keeping it.`,
      }),
    ),
  ]
}
