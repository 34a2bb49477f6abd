import { Card } from '#components/ui/card.tsx'
import type { Ladder } from '#lib/domain/escalation/ladder.ts'
import { ladderWords, type LadderFacts } from '#lib/domain/escalation/ladder-words.ts'

import { LadderWordsList } from './ladder-words-list.tsx'

type Props = { ladder: Ladder | null; facts: LadderFacts; since: Date; className?: string }

/** What a ladder means for one store. Null: drills go by that of their priority. */
export const LadderCard = ({ ladder, facts, since, className }: Props) => (
  <Card title={`If store ${facts.store.number} doesn’t respond`} className={className ?? ''}>
    <LadderText {...{ ladder, facts, since }} />
  </Card>
)

export const LadderText = ({
  ladder,
  facts,
  since,
  taken,
}: Omit<Props, 'className'> & { taken?: Record<number, number> }) => {
  if (!ladder) return <p className="text-sm">Drills use the ladder for their priority.</p>
  if (ladder.steps.length === 0)
    return <p className="text-sm">No one is notified automatically. Someone has to check the board.</p>
  return (
    <LadderWordsList
      words={ladderWords(ladder, facts, since)}
      timeZone={facts.store.timezone}
      {...(taken ? { taken } : {})}
    />
  )
}
