import { rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { withLine, type SecretKind } from './refused-secret.ts'

/**
 * Whether the person still is what they were when their secret was judged. Judging takes a while and holds no lock, so what
 * follows from it asks this first, in the transaction that writes it. Whoever changed a secret or ended the sessions before
 * is seen here; whoever does so later waits for the commit, then finds what was written and ends it.
 */
export const isAsJudged = async (tx: Tx, judged: StoredPerson): Promise<boolean> => {
  const person = await tx.identity.holdPerson(judged.id)
  if (person?.status !== 'active') return false
  const now = whatCounts(person)
  return whatCounts(judged).every((before, i) => before === now[i])
}

/** What a use case answers that was given a proof which is good no more; whoever judged the secret says what was wrong. */
export const outdated = rejected('UNAUTHENTICATED')

export const isOutdated = (done: Result<unknown>): boolean =>
  !done.ok && done.rejection.code === outdated.rejection.code

/** The answer of a wrong secret, for one that was right until it was changed meanwhile. */
export const asIfWrong = <R extends Result<never>>(
  ports: Pick<Ports, 'log'>,
  wrong: R,
  type: SecretKind,
  { id: personId, tenantId }: Pick<StoredPerson, 'id' | 'tenantId'>,
): R => withLine(ports, wrong, { type, reason: 'changed', tenantId, personId })

// A factor counts once it is confirmed; its last step changes with each use, and is judged where it is used.
const whatCounts = ({
  sessionEpoch,
  email,
  role,
  storeId,
  passwordHash,
  pinHash,
  totp,
}: StoredPerson): unknown[] => [
  sessionEpoch,
  email,
  role,
  storeId,
  passwordHash,
  pinHash,
  totp?.confirmedAt ? totp.sealed : null,
]
