import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Proposed } from '#lib/domain/recall/proposal.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredProposal } from '#lib/ports/proposals.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { tellPerson } from '../identity/request-account-mail.ts'
import { personOf } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>
export type ProposalInput = { recallId: string; proposed: Proposed; reason: string }

/** Has a change wait for another person, who is told. Nothing of the recall changes. */
const proposeChange =
  ({ transact, clock, random }: Needs) =>
  (actor: Actor, { recallId, reason, ...asked }: ProposalInput): Promise<Result<StoredProposal>> =>
    transact(actor, async (tx) => {
      const recall = await tx.recalls.find(recallId)
      const byId = personOf(actor)
      const person = byId && (await tx.identity.person(byId))
      if (!recall || !person) return rejected('RECALL_NOT_FOUND')
      const { revision } = recall
      const proposed = await asSeen(tx, recallId, asked.proposed)
      const proposal = { id: random.id(), recallId, proposed, reason, revision, at: clock.now() }
      await tx.proposals.insert({ ...proposal, byId: person.id })
      for (const approver of await tx.proposals.approvers(person.id))
        await tellPerson({ clock, random })(tx, actor.tenantId, approver, 'recall_proposal')
      await tx.audit({
        action: 'recall.change_proposed',
        subject: { type: 'recall', id: recallId },
        data: { proposalId: proposal.id, ...proposed, reason, revision },
      })
      await tx.announce(recallId)
      return ok({ ...proposal, state: 'open', by: { id: person.id, name: person.name } })
    })

/** Stores go on while it waits: what was known of this one is kept, and holds when another person decides, or nothing is done. */
const asSeen = async (tx: Tx, recallId: string, proposed: Proposed): Promise<Proposed> => {
  if (proposed.kind !== 'excuse_store') return proposed
  const { storeNumber } = proposed.change
  const notice = await tx.notices.findByStoreForUpdate(recallId, storeNumber)
  return { ...proposed, change: notice ? { storeNumber, seenAs: notice.state } : { storeNumber } }
}

/** What was done, or what waits now: a weakening is refused with a code that tells which of the two it must be. */
export const orPropose =
  (ports: Needs) =>
  async <T>(
    actor: Actor,
    input: ProposalInput,
    done: Result<T>,
  ): Promise<Result<{ done: T } | { proposal: StoredProposal }>> => {
    if (done.ok) return ok({ done: done.value })
    if (done.rejection.code !== 'SECOND_PERSON_NEEDED') return done
    const proposal = await proposeChange(ports)(actor, input)
    return proposal.ok ? ok({ proposal: proposal.value }) : proposal
  }
