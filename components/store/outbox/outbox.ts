import { FORMAT, KINDS, type Entry, type Letter, type Refusal, type Sent, type Shelf } from './entry.ts'
import { backoffMs, type Outcome } from './outcome.ts'
import { openText, sealText, type Sealing } from './sealing.ts'
import { withoutPhoto } from './without-photo.ts'

export type Standing = 'idle' | 'sending' | 'waiting' | 'signed_out'

export type Snapshot = { standing: Standing; unsent: Omit<Entry, 'sealed' | 'attached'>[]; sent: Sent[] }

/** What became of an answer that somebody just gave. */
export type Said = 'kept' | 'sent' | { lost: Refusal | null }

export type OutboxNeeds = Sealing & {
  storeId: string
  shelf: Shelf
  /** One try. A network that fails is an outcome, not an exception. */
  send(key: string, letter: Letter): Promise<Outcome>
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
    // What a newer build wrote is left to it: this one would send what it does not understand.
    if (!entry || entry.refused || (entry.format ?? 1) > FORMAT) {
      stand('idle')
      return false
    }
    stand('sending')
    const letter = await opened(needs, entry).catch(() => null)
    const outcome: Outcome =
      letter === null ? { kind: 'refused', refusal: UNREADABLE } : await needs.send(entry.key, letter)
    switch (outcome.kind) {
      case 'taken':
        failures = 0
        await settle(shelf, entry, outcome)
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

  /**
   * Keeps the letters, all or none, then sends them in their order. When nothing can be kept they are sent directly: then
   * only the answers say that they are safe.
   */
  const say = async (noticeId: string, letters: readonly Letter[]): Promise<Said> => {
    const keyed = letters.map((letter) => ({ key: letter.id ?? needs.newKey(), letter }))
    try {
      const sealed = keyed.map(({ key, letter }) => sealedEntry(needs, { key, noticeId, letter }))
      await shelf.put(await Promise.all(sealed))
    } catch {
      return sendDirectly(needs, keyed)
    }
    needs.changed()
    void replay()
    return 'kept'
  }

  const discard = async (place: number): Promise<void> => {
    const waiting = await shelf.list(storeId)
    const gone = waiting.find((one) => one.place === place)
    if (gone?.kind === 'photo') await takeOutOfReports(needs, gone, waiting)
    await shelf.remove(place)
    needs.changed()
    void replay()
  }

  /** Under a new key: the server keeps its no to the old one. Perhaps with something in it put right. */
  const tryAgain = async (place: number, putRight?: (body: string) => string): Promise<void> => {
    const entry = (await shelf.list(storeId)).find((one) => one.place === place)
    if (entry?.refused) {
      const key = entry.kind === 'photo' ? entry.key : needs.newKey()
      const sealed = putRight
        ? await sealText(needs, putRight(await openText(needs, entry.sealed)))
        : entry.sealed
      await shelf.change({ ...entry, sealed, key, refused: null })
    }
    needs.changed()
    void replay()
  }

  const snapshot = async (): Promise<Snapshot> => {
    const [unsent, sent] = await Promise.all([shelf.list(storeId), shelf.sent(storeId)])
    return {
      standing,
      unsent: unsent.map(({ sealed: _sealed, attached: _attached, ...entry }) => entry),
      sent,
    }
  }

  return { say, replay, discard, tryAgain, snapshot, stop: () => callOff() }
}

type Keyed = { key: string; letter: Letter }

const sealedEntry = async (
  needs: OutboxNeeds,
  { key, noticeId, letter: { kind, text, bytes } }: Keyed & { noticeId: string },
): Promise<Omit<Entry, 'place'>> => ({
  key,
  storeId: needs.storeId,
  noticeId,
  kind,
  format: FORMAT,
  sealed: await sealText(needs, text),
  attached: bytes ? await needs.seal(bytes) : null,
  refused: null,
})

const opened = async (needs: OutboxNeeds, { kind, sealed, attached }: Entry): Promise<Letter> => ({
  kind,
  text: await openText(needs, sealed),
  ...(attached ? { bytes: await needs.open(attached) } : {}),
})

const sendDirectly = async (needs: OutboxNeeds, keyed: readonly Keyed[]): Promise<Said> => {
  for (const { key, letter } of keyed) {
    const outcome = await needs.send(key, letter)
    if (outcome.kind !== 'taken') return { lost: outcome.kind === 'refused' ? outcome.refusal : null }
  }
  return 'sent'
}

// A report that still named it would be refused in its turn.
const takeOutOfReports = async (needs: OutboxNeeds, photo: Entry, waiting: readonly Entry[]) => {
  const naming = waiting.filter((one) => one.kind === 'report' && one.noticeId === photo.noticeId)
  for (const report of naming) {
    const text = await openText(needs, report.sealed).catch(() => null)
    // What can no longer be read is told of by itself, when its turn comes.
    if (text !== null)
      await needs.shelf.change({ ...report, sealed: await sealText(needs, withoutPhoto(text, photo.key)) })
  }
}

const settle = async (shelf: Shelf, entry: Entry, taken: Outcome & { kind: 'taken' }): Promise<void> => {
  if (!KINDS[entry.kind].told) return shelf.remove(entry.place)
  // A phone that is full has no room to remember it, either. What was taken must not stand in the way of the rest.
  return shelf.settle(entry, taken).catch(() => shelf.remove(entry.place))
}
