import { REDRIVEN_A_SECOND } from '#lib/domain/operations/dead-letter.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, reject, type FieldError, type Result } from '#lib/domain/result.ts'
import type { ChosenLetters, DeadLetterRows } from '#lib/ports/operations.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

export type RedriveInput = ChosenLetters & { dryRun: boolean }
export type Redriven = {
  dryRun: boolean
  queue: ChosenLetters['queue']
  /** Those that go, or would go, back to their queue. */
  ids: string[]
  redriven: number
  /** Waiting, but of no form that a queue takes: they can only be discarded. */
  unreadable: number
  /** How long it takes until the last of them is back. */
  seconds: number
}

/** Puts messages that a queue gave up on back on their way, some a second. All that were named, or none. */
export const redriveDeadLetters =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, { dryRun, ...chosen }: RedriveInput): Promise<Result<Redriven>> => {
    const allowed = permitted(actor, 'operations:act')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const found = await tx.deadLetters.lock(chosen)
      const errors = faultsOf(chosen, found, true)
      if (errors.length > 0) return reject({ code: 'VALIDATION_FAILED', errors })
      const ids = found.flatMap(({ id, redrivable }) => (redrivable ? [id] : []))
      const answer = {
        dryRun,
        queue: chosen.queue,
        ids,
        redriven: dryRun ? 0 : ids.length,
        unreadable: found.length - ids.length,
        seconds: Math.ceil(ids.length / REDRIVEN_A_SECOND),
      }
      if (dryRun || ids.length === 0) return ok(answer)
      const decision = { state: 'redriven', by: personOf(actor), why: null, at: clock.now() } as const
      await tx.deadLetters.decide(ids, decision)
      await tx.audit(leafOf(actor, 'operations.dead_letters_redriven', { queue: chosen.queue, ids }))
      return ok(answer)
    })
  }

export type DiscardInput = { queue: ChosenLetters['queue']; ids: string[]; reason: string }

/** Gives messages up for good, and says why. What they would have sent is still sent by the sweeps, if it is due. */
export const discardDeadLetters =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, { queue, ids, reason }: DiscardInput): Promise<Result<{ discarded: number }>> => {
    const allowed = permitted(actor, 'operations:act')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const found = await tx.deadLetters.lock({ queue, ids })
      const errors = faultsOf({ queue, ids }, found, false)
      if (errors.length > 0) return reject({ code: 'VALIDATION_FAILED', errors })
      const chosen = found.map(({ id }) => id)
      const decision = { state: 'discarded', by: personOf(actor), why: reason, at: clock.now() } as const
      await tx.deadLetters.decide(chosen, decision)
      await tx.audit(leafOf(actor, 'operations.dead_letters_discarded', { queue, ids: chosen, reason }))
      return ok({ discarded: chosen.length })
    })
  }

type Found = Awaited<ReturnType<DeadLetterRows['lock']>>

// Another tenant's is as unknown as one that never was.
const faultsOf = ({ queue, ids }: ChosenLetters, found: Found, toRedrive: boolean): FieldError[] => {
  const known = new Map(found.map((letter) => [letter.id, letter]))
  return (ids ?? []).flatMap((id, i) => {
    const letter = known.get(id.toLowerCase())
    const fault = (code: string, message: string) => [{ path: `ids.${i}`, code, message }]
    if (!letter) return fault('unknown', 'This dead letter doesn’t exist.')
    if (letter.queue !== queue) return fault('other_queue', `It belongs to the ${letter.queue} queue.`)
    if (!letter.waiting) return fault('decided', 'It was already redriven or discarded.')
    if (toRedrive && !letter.redrivable)
      return fault('unreadable', 'No queue accepts it as it is. It can only be discarded.')
    return []
  })
}

const MOST_NAMED = 100

const leafOf = (
  actor: Actor,
  action: string,
  { queue, ids, reason }: { queue: string; ids: string[]; reason?: string },
) => ({
  action,
  subject: { type: 'tenant' as const, id: actor.tenantId },
  data: {
    queue,
    count: ids.length,
    ...(ids.length <= MOST_NAMED ? { ids } : {}),
    ...(reason === undefined ? {} : { reason }),
  },
})
