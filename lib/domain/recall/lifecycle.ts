import { ok, rejected, type Result } from '../result.ts'
import type { Priority } from './recall.ts'

/** What each status promises. */
export const STATUS_PROMISE = {
  draft: 'Being written. No store knows of it; only the author’s side can change it.',
  in_review: 'Content is frozen until someone approves it or sends it back.',
  approved: 'Approved as it stands. Nothing has left the house yet.',
  issued: 'Stores are being told, and are held to answer.',
  closing: 'No more is expected from the stores; the conditions for closing are being checked.',
  closed: 'Finished. Answers, evidence and figures are final.',
  cancelled: 'Given up before it was issued. No store was ever told.',
} as const

export type RecallStatus = keyof typeof STATUS_PROMISE
export const RECALL_STATUSES = Object.keys(STATUS_PROMISE) as RecallStatus[]

/** The law. A command that is not allowed here is not allowed anywhere. */
export const TRANSITIONS = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in_review' },
  send_back: { from: ['in_review', 'approved'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  schedule: { from: ['approved'], to: 'approved' },
  unschedule: { from: ['approved'], to: 'approved' },
  issue: { from: ['approved'], to: 'issued' },
  extend_scope: { from: ['issued'], to: 'issued' },
  retract_scope: { from: ['issued'], to: 'issued' },
  begin_closing: { from: ['issued'], to: 'closing' },
  reopen: { from: ['closing', 'closed'], to: 'issued' },
  close: { from: ['closing'], to: 'closed' },
  cancel: { from: ['draft', 'in_review', 'approved'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly RecallStatus[]; to: RecallStatus }>

export type RecallVerb = keyof typeof TRANSITIONS
export const RECALL_VERBS = Object.keys(TRANSITIONS) as RecallVerb[]

/** As much of a recall as the law needs. */
export type RecallState = {
  status: RecallStatus
  priority: Priority
  version: number
  authorId: string
  approverId: string | null
  /** Who took it to closing. */
  closingBy: string | null
}

export type RecallCommand = { verb: RecallVerb; by: string; reason?: string }

export type RecallEvent = {
  type: RecallVerb
  by: string
  at: Date
  to: RecallStatus
  /** The version that stands afterwards. */
  version: number
  reason?: string
}

const changesVersion = (verb: RecallVerb): boolean => verb === 'extend_scope' || verb === 'retract_scope'

const needsReason = (verb: RecallVerb): boolean =>
  verb === 'send_back' || verb === 'cancel' || verb === 'reopen' || changesVersion(verb)

/** Judges: may this be done to this recall, and what has then happened? */
export const decide = (recall: RecallState, command: RecallCommand, at: Date): Result<RecallEvent[]> => {
  const { from, to }: { from: readonly RecallStatus[]; to: RecallStatus } = TRANSITIONS[command.verb]
  if (!from.includes(recall.status)) {
    return rejected(
      'ILLEGAL_TRANSITION',
      `A recall that is ${words(recall.status)} can’t be ${past(command.verb)}.`,
    )
  }
  // Four eyes: whoever wrote a high-priority recall is not the one who lets it out.
  if (command.verb === 'approve' && recall.priority === 'high' && command.by === recall.authorId) {
    return rejected('FOUR_EYES', 'A high-priority recall must be approved by someone other than its author.')
  }
  if (needsReason(command.verb) && !command.reason?.trim()) {
    const errors = [
      { path: 'reason', code: 'required', message: 'Give a reason. It’s saved in the audit trail.' },
    ]
    return { ok: false, rejection: { code: 'VALIDATION_FAILED', errors } }
  }
  const version = changesVersion(command.verb) ? recall.version + 1 : recall.version
  const { verb, by, reason } = command
  return ok([{ type: verb, by, at, to, version, ...(reason ? { reason: reason.trim() } : {}) }])
}

/** Applies what has happened. Nothing else changes a status. */
export const evolve = (recall: RecallState, event: RecallEvent): RecallState => ({
  ...recall,
  status: event.to,
  version: event.version,
  approverId: event.type === 'approve' ? event.by : event.to === 'draft' ? null : recall.approverId,
  closingBy: event.type === 'begin_closing' ? event.by : event.type === 'reopen' ? null : recall.closingBy,
})

const words = (status: RecallStatus): string => status.replace('_', ' ').replace('cancelled', 'canceled')

const PAST = {
  edit: 'edited',
  submit: 'submitted',
  send_back: 'sent back',
  approve: 'approved',
  schedule: 'scheduled',
  unschedule: 'unscheduled',
  issue: 'issued',
  extend_scope: 'extended',
  retract_scope: 'narrowed',
  begin_closing: 'moved to closing',
  reopen: 'reopened',
  close: 'closed',
  cancel: 'canceled',
} as const satisfies Record<RecallVerb, string>

const past = (verb: RecallVerb): string => PAST[verb]
