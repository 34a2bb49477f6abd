import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { answeredBy, type MadeBy } from '#lib/domain/notice/phone-answer.ts'
import type { Tx } from '#lib/ports/transact.ts'

/**
 * The name that is written under an answer. A phone may claim to answer for anyone, so the name comes from the account,
 * and only from one at this store.
 */
export const answererOf = async (
  tx: Tx,
  { personId, name, storeId }: PersonActor,
  madeBy: Pick<MadeBy, 'id'>,
  sender: MadeBy = { id: personId, name },
): Promise<string> => {
  if (madeBy.id === sender.id) return sender.name
  const person = await tx.identity.person(madeBy.id)
  return answeredBy(sender, person && person.storeId === storeId ? person : null)
}
