import type { ReactNode } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import type { ProposalView } from '#lib/contracts/key-views.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { diffScope } from '#lib/domain/recall/scope-diff.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'

type Props = {
  proposal: ProposalView
  recall: Pick<RecallView, 'scope' | 'revision'>
  isOwn: boolean
  /** The reader’s ways to decide. */
  children: ReactNode
}

/** A change of an urgent recall that waits for another person: who proposes it, why, and what would be different. */
export const ProposalCard = ({ proposal, recall, isOwn, children }: Props) => (
  <Card title="A change is waiting for a second approver">
    <div className="flex flex-col gap-3 text-sm text-body">
      <p>
        <span className="font-medium text-strong">{proposal.by.name}</span> proposes {whatOf(proposal)}.
        Nothing has changed yet, and no store has been notified.
      </p>
      {isStale(proposal, recall) ? (
        <Banner tone="waiting" title="The recall has changed, so this can no longer be approved.">
          Reject it, then propose it again if it still applies.
        </Banner>
      ) : (
        <ul className="list-disc pl-5">
          {differences(proposal, recall.scope as ScopeLine[]).map((line) => (
            <li key={line} className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      )}
      <p className="wrap-anywhere">
        <span className="font-medium text-strong">Reason:</span> {proposal.reason}
      </p>
      {isOwn && (
        <p className="text-muted">
          You proposed this, so someone else must decide. Everyone who can approve it is notified by email.
        </p>
      )}
      {children}
    </div>
  </Card>
)

/** A proposal stands for the revision that its author looked at, and no later one can be changed by it. */
export const isStale = (
  { revision }: Pick<ProposalView, 'revision'>,
  recall: Pick<RecallView, 'revision'>,
): boolean => revision !== recall.revision

const whatOf = ({ kind }: ProposalView): string =>
  kind === 'retract_scope' ? 'narrowing the scope' : 'exempting one more store from responding'

const differences = ({ kind, change }: ProposalView, before: ScopeLine[]): string[] => {
  if (kind === 'excuse_store') return [`Store ${(change as { storeNumber: string }).storeNumber} is exempt`]
  const { removed, changed } = diffScope(before, (change as { scope: ScopeLine[] }).scope)
  return [
    ...removed.map(
      ({ gtin, lots }) => `${gtin} is removed${lots.length > 0 ? `, with lots ${lots.join(', ')}` : ''}`,
    ),
    ...changed.map(({ after, lotsRemoved }) =>
      lotsRemoved.length > 0 ? `${after.gtin}: ${lotsTakenOut(lotsRemoved)}` : `${after.gtin}: limits change`,
    ),
  ]
}

const lotsTakenOut = (lots: string[]): string =>
  lots.length === 1 ? `lot ${lots[0]} is removed` : `lots ${lots.join(', ')} are removed`
