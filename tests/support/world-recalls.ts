import type { WebPorts } from '#lib/compose.ts'
import type { RecallContent, ScopeLine } from '#lib/domain/recall/recall.ts'
import type { Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import { changeScope } from '#lib/use-cases/recall/change-scope.ts'
import { commandRecall, type CommandVerb } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'

import type { Person } from './world-people.ts'
import type { Store } from './world-stores.ts'

export type RecallWish = Partial<RecallContent> & { shippedTo?: Store[] }

export type WorldRecalls = {
  draftRecall(wish?: RecallWish): Promise<StoredRecall>
  /** Asks for one step of the lifecycle, as a person with their password at hand. */
  tries(
    person: Person,
    verb: CommandVerb,
    recall: { id: string },
    more?: { reason?: string; proof?: string; ifRevision?: number },
  ): Promise<Result<StoredRecall>>
  approvedRecall(wish?: RecallWish): Promise<StoredRecall>
  /** Asks for a new version with this as the whole scope. */
  triesToChange(
    person: Person,
    verb: 'extend_scope' | 'retract_scope',
    recall: { id: string },
    scope: Partial<ScopeLine>[],
  ): Promise<Result<StoredRecall>>
  extends(recall: { id: string }, scope: Partial<ScopeLine>[]): Promise<StoredRecall>
  retracts(recall: { id: string }, scope: Partial<ScopeLine>[]): Promise<StoredRecall>
  /** Drafted, submitted, approved by another person, issued. */
  issueRecall(wish?: RecallWish): Promise<StoredRecall>
}

type Needs = { web: WebPorts; manager: Person; approver: Person; ship: (stores: Store[]) => Promise<void> }

export const worldRecalls = ({ web, manager, approver, ship }: Needs): WorldRecalls => {
  const granted = async (what: Promise<Result<StoredRecall>>): Promise<StoredRecall> => {
    const result = await what
    if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.rejection)}`)
    return result.value
  }
  const self: WorldRecalls = {
    draftRecall: async ({ shippedTo, ...wish } = {}) => {
      if (shippedTo) await ship(shippedTo)
      const target = shippedTo
        ? { mode: 'shipped' as const, storeNumbers: [] }
        : { mode: 'all' as const, storeNumbers: [] }
      return granted(draftRecall(web)(await manager.atWork(), recallContent({ target, ...wish })))
    },
    tries: async (person, verb, { id: recallId }, more = {}) =>
      commandRecall(web)(await person.atWork(), { recallId, verb, proof: person.password, ...more }),
    triesToChange: async (person, verb, { id: recallId }, lines) => {
      const scope = lines.map((line) => ({ gtin: gtin(1), lots: [], complete: true, ...line }))
      const input = { recallId, verb, scope, reason: 'The laboratory called.', proof: person.password }
      return changeScope(web)(await person.atWork(), input)
    },
    extends: async (recall, scope) => granted(self.triesToChange(manager, 'extend_scope', recall, scope)),
    retracts: async (recall, scope) => granted(self.triesToChange(manager, 'retract_scope', recall, scope)),
    approvedRecall: async (wish) => {
      const recall = await self.draftRecall(wish)
      await granted(self.tries(manager, 'submit', recall))
      return granted(self.tries(approver, 'approve', recall))
    },
    issueRecall: async (wish) => granted(self.tries(manager, 'issue', await self.approvedRecall(wish))),
  }
  return self
}
