import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { answeredBy, type MadeBy } from '#lib/domain/notice/phone-answer.ts'
import type { Tx } from '#lib/ports/transact.ts'

/**
 * Who answered, as it is written down. A phone may say anything of whom it answers for: the name is that of the account,
 * and only of one at this store.
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
