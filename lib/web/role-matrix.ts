import 'server-only'

import type { Role } from '#lib/domain/identity/actor.ts'
import { PERMITTED, VERBS, type Verb } from '#lib/domain/identity/permissions.ts'

const VERB_WORDS: Record<Verb, string> = {
  'catalog:read': 'See stores and products',
  'catalog:write': 'Edit stores, products and shipments',
  'stock:write': 'Report stock movements',
  'verdict:read': 'Check whether a pack is recalled',
  'recall:read': 'See recalls',
  'recall:write': 'Write, submit and cancel recalls',
  'recall:approve': 'Approve recalls and send them back',
  'recall:issue': 'Issue, schedule, widen, narrow and close recalls',
  'recall:comment': 'Comment on recalls and stores',
  'delivery:read': 'See every message',
  'notice:read': 'See a store’s status in a recall',
  'notice:acknowledge': 'Acknowledge for a store',
  'notice:report': 'Report for a store',
  'notice:follow_up': 'Remind, escalate and reassign stores',
  'notice:verify': 'Verify a store’s report, or exempt the store',
  'people:read': 'See people',
  'people:manage': 'Invite, edit and disable people',
  'key:manage': 'Create, rotate and revoke own API keys',
  'pin:clear': 'Clear store staff PINs',
  'device:read': 'See a store’s shared devices',
  'device:pair': 'Pair a shared device at a store',
  'device:unpair': 'Unpair a store’s shared device',
  'policy:read': 'See the escalation ladder and delivery rules',
  'policy:write': 'Change delivery rules',
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
