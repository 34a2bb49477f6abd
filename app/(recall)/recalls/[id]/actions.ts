'use server'

import {
  AcknowledgeForForm,
  ExcuseForm,
  FollowUpForm,
  ReassignForm,
  VerifyForm,
} from '#lib/contracts/board.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { ok } from '#lib/domain/result.ts'
import { DecideProposalForm } from '#lib/contracts/forms/decide-proposal.ts'
import { decideProposal } from '#lib/use-cases/recall/decide-proposal.ts'
import { orPropose } from '#lib/use-cases/recall/propose-change.ts'
import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { reassignStores } from '#lib/use-cases/notice/reassign-stores.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { action } from '#lib/web/action.ts'

export const remindStoresAction = action('remind stores', FollowUpForm, (ports, input, { actor }) =>
  remindStores(ports)(actor, input),
)

export const escalateStoresAction = action('escalate stores', FollowUpForm, (ports, input, { actor }) =>
  escalateStores(ports)(actor, input),
)

export const reassignStoresAction = action('reassign stores', ReassignForm, (ports, input, { actor }) =>
  reassignStores(ports)(actor, input),
)

export const verifyStoreAction = action('verify store', VerifyForm, (ports, input, { actor }) =>
  verifyNotice(ports)(actor, input),
)

export const excuseStoreAction = action('excuse store', ExcuseForm, async (ports, input, { actor }) => {
  const done = await excuseNotice(ports)(actor, input)
  const { recallId, storeNumber, because: reason } = input
  const proposed = { kind: 'excuse_store', change: { storeNumber } } as const
  const either = await orPropose(ports)(actor, { recallId, proposed, reason }, done)
  return either.ok ? ok(null) : either
})

export const acknowledgeForStoreAction = action(
  'acknowledge for store',
  AcknowledgeForForm,
  async (ports, { recallId, storeNumber, version }, { actor }) => {
    const notice = { recallId, storeNumber }
    const done = await acknowledgeNotice(ports)(actor, { notice, by: actor.name, version })
    return done.ok ? { ok: true, value: null } : done
  },
)

export const approveProposalAction = action(
  'approve proposal',
  DecideProposalForm,
  async (ports, input, { actor }) => {
    const decided = await decideProposal(ports)(actor, { ...input, decision: 'approve' })
    return decided.ok ? ok(null) : decided
  },
)

export const rejectProposalAction = action(
  'reject proposal',
  DecideProposalForm,
  async (ports, input, { actor }) => {
    const decided = await decideProposal(ports)(actor, { ...input, decision: 'reject' })
    return decided.ok ? ok(null) : decided
  },
)
