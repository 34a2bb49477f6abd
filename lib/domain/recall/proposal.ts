import type { NoticeState } from '../notice/lifecycle.ts'
import type { ScopeLine } from './recall.ts'

/**
 * What weakens a recall: one kind of change, and what of it is kept until another person has decided. A new kind is a row
 * here, and the use case that does it once it is approved.
 */
export type Proposed =
  | { kind: 'retract_scope'; change: { scope: ScopeLine[] } }
  | { kind: 'excuse_store'; change: { storeNumber: string; seenAs?: NoticeState } }

export type ProposalKind = Proposed['kind']
export const PROPOSAL_KINDS = ['retract_scope', 'excuse_store'] as const satisfies ProposalKind[]

/** Two pairs of eyes last as long as the recall: what makes an urgent one smaller is done by two. */
export const needsSecondPerson = (
  { priority }: { priority: 'high' | 'medium' | 'low' },
  change: { kind: 'retract_scope' } | { kind: 'excuse_store'; excusedBefore: number },
): boolean =>
  priority === 'high' && (change.kind === 'retract_scope' || change.excusedBefore >= MOST_EXCUSED_ALONE)

/** One or two stores are closed, or burnt down: more than that is excusing in bulk, in however many steps. */
const MOST_EXCUSED_ALONE = 2
