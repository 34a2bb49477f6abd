import type { ReactNode } from 'react'

import { Card } from '#components/ui/card.tsx'
import type { ProposalView } from '#lib/contracts/key-views.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { diffScope } from '#lib/domain/recall/scope-diff.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'

type Props = {
  proposal: ProposalView
  /** As the recall stands. */
  scope: RecallView['scope']
  children: ReactNode
}

/** A change of an urgent recall that waits for another person: who proposes it, why, and what would be different. */
export const ProposalCard = ({ proposal, scope, children }: Props) => (
  <Card title="A change waits for another person">
    <div className="flex flex-col gap-3 text-sm text-body">
      <p>
        {proposal.by.name} proposes: {whatOf(proposal)} Nothing has changed yet.
      </p>
      <p>Why: {proposal.reason}</p>
      <ul className="list-disc pl-5">
        {differences(proposal, scope as ScopeLine[]).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </div>
  </Card>
)

const whatOf = ({ kind }: ProposalView): string =>
  kind === 'retract_scope' ? 'to narrow the scope.' : 'to excuse one more store from answering.'

const differences = ({ kind, change }: ProposalView, before: ScopeLine[]): string[] => {
  if (kind === 'excuse_store') return [`Store ${(change as { storeNumber: string }).storeNumber} is excused`]
  const { removed, changed } = diffScope(before, (change as { scope: ScopeLine[] }).scope)
  return [
    ...removed.map(
      ({ gtin, lots }) => `${gtin} is taken out${lots.length > 0 ? `, with lots ${lots.join(', ')}` : ''}`,
    ),
    ...changed.map(({ after, lotsRemoved }) =>
      lotsRemoved.length > 0
        ? `${after.gtin}: lots ${lotsRemoved.join(', ')} are taken out`
        : `${after.gtin}: limits change`,
    ),
  ]
}
