import { KINDS, type Entry, type Letter, type Refusal, type Shelf } from './entry.ts'
import type { OutboxNeeds, Standing } from './outbox-needs.ts'
import { backoffMs, type Outcome } from './outcome.ts'
import { openText } from './sealing.ts'

const UNREADABLE: Refusal = { code: 'UNREADABLE', title: '', detail: '' }

// So many in a row that the server does not take, and the rest is not even tried: it has trouble of its own.
const MOST_FAILURES = 2

type Calls = { stand: (next: Standing) => void; again: () => void }

/**
 * One look at all tasks: each until it is done, is parked by a no, or does not get through. One that does not get through
 * goes behind the others the next time, so that it never keeps them back.
 */
export const createDrain = (needs: OutboxNeeds, { stand, again }: Calls) => {
  const { storeId, shelf } = needs
  let failures = 0
  let callOff = (): void => undefined
  const behind = new Set<string>()

  const next = async (held: ReadonlySet<string>): Promise<Entry | null> => {
    const first = await shelf.next(storeId, new Set([...held, ...behind]))
    if (first || behind.size === 0) return first
    behind.clear()
    return shelf.next(storeId, held)
  }

  const wait = (afterMs: number): void => {
    failures += 1
    stand('waiting')
    callOff = needs.timer(again, backoffMs(failures, needs.fraction(), afterMs))
  }

  const drain = async (): Promise<void> => {
    callOff()
    const held = new Set<string>()
    let afterMs = 0
    for (let entry = await next(held); entry !== null; entry = await next(held)) {
      stand('sending')
      const outcome = await tryOne(needs, entry)
      if (outcome.kind === 'signed_out') return stand('signed_out')
      if (outcome.kind === 'taken') failures = 0
      if (outcome.kind === 'later') {
        held.add(entry.noticeId)
        behind.add(entry.noticeId)
        afterMs = Math.max(afterMs, outcome.afterMs ?? 0)
        if (!outcome.reached || held.size >= MOST_FAILURES) break
      }
      needs.changed()
    }
    if (held.size > 0) wait(afterMs)
    else stand('idle')
  }

  return { drain, stop: () => callOff() }
}

const tryOne = async (needs: OutboxNeeds, entry: Entry): Promise<Outcome> => {
  const letter = await opened(needs, entry).catch(() => null)
  const outcome: Outcome =
    letter === null ? { kind: 'refused', refusal: UNREADABLE } : await needs.send(entry.key, letter)
  if (outcome.kind === 'taken') await settle(needs.shelf, entry, outcome)
  if (outcome.kind === 'refused') await needs.shelf.change({ ...entry, refused: outcome.refusal })
  return outcome
}

const opened = async (needs: OutboxNeeds, { kind, sealed, attached }: Entry): Promise<Letter> => ({
  kind,
  text: await openText(needs, sealed),
  ...(attached ? { bytes: await needs.open(attached) } : {}),
})

const settle = async (shelf: Shelf, entry: Entry, taken: Outcome & { kind: 'taken' }): Promise<void> => {
  if (!KINDS[entry.kind].told) return shelf.remove(entry.place)
  // A phone that is full has no room to remember it, either. What was taken must not stand in the way of the rest.
  return shelf.settle(entry, taken).catch(() => shelf.remove(entry.place))
}
