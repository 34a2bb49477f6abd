import { RecallLadderPart } from '#components/escalation/recall-ladder-part.tsx'
import type { RecallView } from '#lib/contracts/views.ts'
import { ladderFacts } from '#lib/queries/escalation/ladder-facts.ts'
import { recallLadder } from '#lib/queries/escalation/recall-ladder.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { takeNewLadderAction } from '../call-actions.ts'

/** The ladder of this recall, told for its first store. */
export const RecallLadder = async ({ signed: { actor }, recall }: { signed: Signed; recall: RecallView }) => {
  const { db, ports } = webProcess()
  const view = await read(recallLadder, actor, { recallId: recall.id })
  const facts = await ladderFacts(db, actor, { number: null, recallId: recall.id })
  if (!facts.ok || recall.status === 'closed' || recall.status === 'cancelled') return null
  const since = recall.issuedAt ? new Date(recall.issuedAt) : ports.clock.now()
  const changes = allowed(actor, 'recall:write') && recall.status === 'issued'
  return (
    <RecallLadderPart
      recallId={recall.id}
      {...{ view, since }}
      facts={facts.value}
      takeNew={changes ? takeNewLadderAction : null}
    />
  )
}
