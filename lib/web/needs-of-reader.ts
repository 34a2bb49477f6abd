import 'server-only'

import type { RecallHead } from '#lib/contracts/desk-views.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { byNeed, byUrgency, needOf, type Need } from '#lib/domain/recall/needs.ts'
import { listRecallHeads } from '#lib/queries/recall/list-recalls.ts'

import { allowed } from './allowed.ts'
import { read } from './read.ts'

export const OPEN = ['draft', 'in_review', 'approved', 'issued', 'closing'] as const

// What one person can keep in view; whoever has more than these begins at the top.
const MOST = 8

/** What waits for this reader, of all that is open and no drill: for a district's manager counted in the district. */
export const needsOfReader = async (actor: PersonActor): Promise<{ need: Need; recall: RecallHead }[]> => {
  const { data } = await read(listRecallHeads, actor, { limit: 200, statuses: OPEN, drills: false })
  const reader = {
    personId: actor.personId,
    write: allowed(actor, 'recall:write'),
    approve: allowed(actor, 'recall:approve'),
    issue: allowed(actor, 'recall:issue'),
    followUp: allowed(actor, 'notice:follow_up'),
  }
  return data
    .flatMap((recall) => {
      const need = needOf(recall, reader)
      return need ? [{ need, recall }] : []
    })
    .toSorted(byNeed)
    .slice(0, MOST)
}

export const urgentFirst = (recalls: RecallHead[]): RecallHead[] => recalls.toSorted(byUrgency)
