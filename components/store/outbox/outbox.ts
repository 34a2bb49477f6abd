import type { Entry, Kind, Refusal, Sealed, Sent, Shelf } from './entry.ts'
import { backoffMs, type Outcome } from './outcome.ts'

export type Standing = 'idle' | 'sending' | 'waiting' | 'signed_out'

export type Snapshot = { standing: Standing; unsent: Omit<Entry, 'sealed'>[]; sent: Sent[] }

/** What became of an answer that somebody just gave. */
export type Said = 'kept' | 'sent' | { lost: Refusal | null }

export type OutboxNeeds = {
  storeId: string
  shelf: Shelf
  seal(text: string): Promise<Sealed>
  open(sealed: Sealed): Promise<string>
  /** One try. A network that fails is an outcome, not an exception. */
  send(key: string, body: string): Promise<Outcome>
  /** Runs the work when no other tab of this phone runs its own. */
  lock(work: () => Promise<void>): Promise<void>
  newKey(): string
  fraction(): number
  /** Calls back after a while; answers how to call it off. */
  timer(work: () => void, ms: number): () => void
  changed(): void
}

export type Outbox = ReturnType<typeof createOutbox>

const UNREADABLE: Refusal = { code: 'UNREADABLE', title: '', detail: '' }

/**
 * Answers in the order in which they were given, each sent until a definite answer, under one key: what the server did
 * although its answer was lost is not done again. A no stops the line until a person decides, so that nothing overtakes
 * what it was said after.
 */
export const createOutbox = (needs: OutboxNeeds) => {
  const { storeId, shelf } = needs
  let standing: Standing = 'idle'
  let failures = 0
  let callOff = (): void => undefined
  let running: Promise<void> | null = null
  let asked = false

  const stand = (next: Standing): void => {
    standing = next
    needs.changed()
  }

  const wait = (afterMs: number | null): void => {
    failures += 1
    stand('waiting')
    callOff = needs.timer(() => void replay(), backoffMs(failures, needs.fraction(), afterMs))
  }

  /** True: one is gone, look for the next. */
  const sendFirst = async (): Promise<boolean> => {
    const entry = await shelf.first(storeId)
    if (!entry || entry.refused) {
      stand('idle')
      return false
    }
    stand('sending')
    const body = await needs.open(entry.sealed).catch(() => null)
    const outcome: Outcome =
      body === null ? { kind: 'refused', refusal: UNREADABLE } : await needs.send(entry.key, body)
    switch (outcome.kind) {
      case 'taken':
        failures = 0
        await shelf.settle(entry, outcome.answeredAt)
        return true
      case 'refused':
        await shelf.change({ ...entry, refused: outcome.refusal })
        stand('idle')
        return false
      case 'later':
        wait(outcome.afterMs)
        return false
      case 'signed_out':
        stand('signed_out')
        return false
    }
  }

  const drain = async (): Promise<void> => {
    callOff()
    while (await sendFirst()) needs.changed()
  }

  // Asked for while it runs, it looks once more: what was added after its last look is not left behind.
  const run = async (): Promise<void> => {
    while (asked) {
      asked = false
      await needs.lock(drain)
    }
  }

  /** Sends what waits. Called whenever there may be a chance: at once, when the network is back, when the phone is taken up. */
  const replay = (): Promise<void> => {
    asked = true
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  /** Keeps it, then sends it. When nothing can be kept it is sent directly: then only its answer says that it is safe. */
  const say = async (noticeId: string, kind: Kind, body: string): Promise<Said> => {
    const key = needs.newKey()
    try {
      const sealed = await needs.seal(body)
      await shelf.put({ key, storeId, noticeId, kind, sealed, refused: null })
    } catch {
      const outcome = await needs.send(key, body)
      if (outcome.kind === 'taken') return 'sent'
      return { lost: outcome.kind === 'refused' ? outcome.refusal : null }
    }
    needs.changed()
    void replay()
    return 'kept'
  }

  const discard = async (place: number): Promise<void> => {
    await shelf.remove(place)
    needs.changed()
    void replay()
  }

  /** Under a new key: the server keeps its no to the old one. Perhaps with something in it put right. */
  const tryAgain = async (place: number, putRight?: (body: string) => string): Promise<void> => {
    const entry = (await shelf.list(storeId)).find((one) => one.place === place)
    if (entry?.refused) {
      const sealed = putRight ? await needs.seal(putRight(await needs.open(entry.sealed))) : entry.sealed
      await shelf.change({ ...entry, sealed, key: needs.newKey(), refused: null })
    }
    needs.changed()
    void replay()
  }

  const snapshot = async (): Promise<Snapshot> => {
    const [unsent, sent] = await Promise.all([shelf.list(storeId), shelf.sent(storeId)])
    return { standing, unsent: unsent.map(({ sealed: _, ...entry }) => entry), sent }
  }

  return { say, replay, discard, tryAgain, snapshot, stop: () => callOff() }
}
