import type { Proposed } from '#lib/domain/recall/proposal.ts'

export type StoredProposal = {
  id: string
  recallId: string
  proposed: Proposed
  reason: string
  revision: number
  state: 'open' | 'approved' | 'rejected'
  by: { id: string; name: string }
  at: Date
}

/** Changes that wait for another person. */
export type ProposalRows = {
  insert(proposal: Omit<StoredProposal, 'state' | 'by'> & { byId: string }): Promise<void>
  /** Under a lock: of two who decide at once, the second finds it decided. */
  findForUpdate(recallId: string, id: string): Promise<StoredProposal | null>
  decide(id: string, state: 'approved' | 'rejected', byId: string, at: Date): Promise<void>
  /** Whoever may approve it: active, and not the one who proposes. */
  approvers(except: string): Promise<string[]>
  /** How many stores of a recall were excused already. Under a lock: of many who excuse at once each counts the others. */
  excused(recallId: string): Promise<number>
}
