import 'server-only'

import type { Role } from '#lib/domain/identity/actor.ts'
import { PERMITTED, VERBS, type Verb } from '#lib/domain/identity/permissions.ts'

const VERB_WORDS: Record<Verb, string> = {
  'catalog:read': 'See stores and products',
  'catalog:write': 'Change stores, products and shipments',
  'stock:write': 'Tell of stock that moved',
  'verdict:read': 'Ask whether a pack is recalled',
  'recall:read': 'See recalls',
  'recall:write': 'Write, submit and cancel recalls',
  'recall:approve': 'Approve recalls and send them back',
  'recall:issue': 'Issue, schedule, widen, narrow and close recalls',
  'recall:comment': 'Comment on recalls and stores',
  'delivery:read': 'See each message',
  'notice:read': 'See a store’s part in a recall',
  'notice:acknowledge': 'Acknowledge for a store',
  'notice:report': 'Report for a store what was found and done',
  'notice:follow_up': 'Remind, escalate and reassign stores',
  'notice:verify': 'Verify a store’s report, or excuse the store',
  'people:read': 'See people',
  'people:manage': 'Invite, change and disable people',
  'key:manage': 'Create, rotate and revoke API keys of one’s own',
  'pin:clear': 'Clear the PIN of somebody at a store',
  'device:read': 'See the shared devices of a store',
  'device:pair': 'Pair a shared device at a store',
  'device:unpair': 'Unpair a shared device of a store',
  'policy:read': 'See the escalation ladder and the rules of delivery',
  'policy:write': 'Change the rules of delivery',
  'escalation:write': 'Change deadlines, escalation ladders and scanner limits',
  'audit:read': 'Read the audit trail',
  'operations:read': 'See queues, workers and dead letters',
  'operations:act': 'Redrive or discard dead letters',
}

/** What each role may do, from the very table that decides it. */
export const roleMatrix: { verb: Verb; label: string; roles: readonly Role[] }[] = VERBS.map((verb) => ({
  verb,
  label: VERB_WORDS[verb],
  roles: PERMITTED[verb],
}))
