import { createDrain } from './drain.ts'
import { FORMAT, isTakenUp, SUPERSEDED, type Entry, type Letter, type Refusal, type Sent } from './entry.ts'
import type { OutboxNeeds, Standing } from './outbox-needs.ts'
import { openText, sealText } from './sealing.ts'
import { mergedPhotos, withoutPhoto, withoutRefusedPhotos } from './without-photo.ts'

export type Snapshot = {
  standing: Standing
  unsent: Omit<Entry, 'sealed' | 'attached'>[]
  sent: Sent[]
  /** The last answer is neither kept here nor sent. */
  lost: boolean
}

/** A report that came back. `isOutrun`: because the recall changed, and not because of what it says. */
export type Returned = { text: string; isOutrun: boolean }

/** What became of an answer that somebody just gave. */
export type Said = 'kept' | 'sent' | { lost: Refusal | 'signed_out' | null }

export type Outbox = ReturnType<typeof createOutbox>

/**
 * Answers to one task go in the order in which they were given, each sent until a definite answer, under one key: what the
 * server did although its answer was lost is not done again. A no parks that task until a person decides, so that nothing
 * overtakes what it was said after; the other tasks go on.
 */
export const createOutbox = (needs: OutboxNeeds) => {
  const { storeId, shelf } = needs
  let standing: Standing = 'idle'
  let running: Promise<void> | null = null
  let asked = false
  let lost = false

  const { drain, stop } = createDrain(needs, {
    stand: (next) => {
      standing = next
      needs.changed()
    },
    again: () => void replay(),
  })

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
    const renewed = await takeOver(needs, noticeId, letters).catch(() => ({ letters, places: [] }))
    const keyed = renewed.letters.map((letter) => ({ key: letter.id ?? needs.newKey(), letter }))
    try {
      const sealed = keyed.map(({ key, letter }) => sealedEntry(needs, { key, noticeId, letter }))
      await shelf.put(await Promise.all(sealed))
      for (const place of renewed.places) await shelf.remove(place)
    } catch {
      const said = await sendDirectly(needs, keyed)
      lost = said !== 'sent'
      needs.changed()
      return said
    }
    lost = false
    needs.changed()
    void replay()
    return 'kept'
  }

  /** Of what was said a copy stays: whoever threw away the wrong thing finds it where they wrote it. */
  const discard = async (place: number): Promise<void> => {
    const waiting = await shelf.list(storeId)
    const gone = waiting.find((one) => one.place === place)
    if (gone?.kind === 'photo') await takeOutOfReports(needs, gone, waiting)
    else if (gone) await keepCopy(needs, gone)
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

  /** Reports of the task that HQ did not take as they are: what they say is taken into the next one. */
  const toTakeUp = async (noticeId: string): Promise<Returned[]> =>
    Promise.all(
      (await ofTask(needs, noticeId)).filter(isTakenUp).map(async ({ sealed, refused }) => ({
        text: await openText(needs, sealed).catch(() => ''),
        isOutrun: refused?.code === SUPERSEDED,
      })),
    )

  const snapshot = async (): Promise<Snapshot> => {
    const [unsent, sent] = await Promise.all([shelf.list(storeId), shelf.sent(storeId)])
    return {
      standing,
      unsent: unsent.map(({ sealed: _sealed, attached: _attached, ...entry }) => entry),
      sent,
      lost,
    }
  }

  return { say, replay, discard, tryAgain, toTakeUp, snapshot, stop }
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

const sendDirectly = async (needs: OutboxNeeds, keyed: readonly Keyed[]): Promise<Said> => {
  for (const { key, letter } of keyed) {
    const outcome = await needs.send(key, letter)
    if (outcome.kind === 'refused') return { lost: outcome.refusal }
    if (outcome.kind !== 'taken') return { lost: outcome.kind === 'signed_out' ? 'signed_out' : null }
  }
  return 'sent'
}

const ofTask = async ({ shelf, storeId }: OutboxNeeds, noticeId: string): Promise<Entry[]> =>
  (await shelf.list(storeId)).filter((one) => one.noticeId === noticeId)

const isOutrunAcknowledgement = ({ kind, refused }: Entry): boolean =>
  kind === 'acknowledge' && refused?.code === SUPERSEDED

/**
 * A new answer to a task takes the place of what HQ sent back: at once of an acknowledgement that the recall has outrun; of a
 * report if it is a report itself, which has its counts in it, and its photos.
 */
const takeOver = async (needs: OutboxNeeds, noticeId: string, letters: readonly Letter[]) => {
  const isReport = letters.some(({ kind }) => kind === 'report')
  const waiting = await ofTask(needs, noticeId)
  const reports = isReport ? waiting.filter(isTakenUp) : []
  const texts = await Promise.all(
    reports.map(async ({ sealed, refused }) =>
      withoutRefusedPhotos(await openText(needs, sealed).catch(() => '{}'), refused?.paths),
    ),
  )
  return {
    places: [...waiting.filter(isOutrunAcknowledgement), ...reports].map(({ place }) => place),
    letters: letters.map((letter) =>
      letter.kind === 'report' ? { ...letter, text: mergedPhotos(letter.text, texts) } : letter,
    ),
  }
}

const keepCopy = async (needs: OutboxNeeds, { noticeId, key, sealed }: Entry): Promise<void> => {
  const text = await openText(needs, sealed).catch(() => null)
  if (text !== null) await needs.copy(noticeId, key, text).catch(() => undefined)
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
