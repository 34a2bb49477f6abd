import 'server-only'

import type { ProposalView } from '#lib/contracts/key-views.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { StoredProposal } from '#lib/ports/proposals.ts'

type Either<T> = Result<{ done: T } | { proposal: StoredProposal }>

/** What a call answers that may have to wait for another person: what is now, or what was proposed. */
export const answerOrProposal = async <T>(
  either: Either<T>,
  answer: (done: Result<T>) => Promise<Result<unknown>>,
): Promise<Result<unknown>> => {
  if (!either.ok) return either
  return 'proposal' in either.value
    ? ok({ proposal: toView(either.value.proposal) })
    : answer(ok(either.value.done))
}

const toView = ({ id, proposed, reason, revision, by, at }: StoredProposal): ProposalView => ({
  id,
  ...proposed,
  reason,
  revision,
  by,
  at: at.toISOString(),
})

/** For the status: 202 is said of what waits. */
export const isProposal = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'proposal' in value
