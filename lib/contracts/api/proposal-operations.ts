import { z } from 'zod'

import { ProposalView } from '../key-views.ts'
import { EmptyBody } from '../recall.ts'
import { listOf, RecallView } from '../views.ts'
import { Id } from './request-parts.ts'

const OfProposal = z.strictObject({ id: z.uuid(), pid: z.uuid() })

const decision = (what: 'approve' | 'reject', summary: string) =>
  ({
    method: 'POST',
    path: `/recalls/{id}/proposals/{pid}/${what}`,
    summary,
    scope: 'recalls:issue',
    params: OfProposal,
    body: EmptyBody,
    answer: RecallView,
    status: 200,
  }) as const

/** The calls about changes that weaken an urgent recall, and wait for another person. */
export const PROPOSAL_OPERATIONS = {
  listProposals: {
    method: 'GET',
    path: '/recalls/{id}/proposals',
    summary: 'List changes waiting for a second person, oldest first',
    scope: 'recalls:read',
    params: Id,
    answer: listOf(ProposalView),
    status: 200,
  },
  approveProposal: decision('approve', 'Approve a change that another person proposed: it takes effect now'),
  rejectProposal: decision('reject', 'Reject a change that another person proposed'),
} as const
