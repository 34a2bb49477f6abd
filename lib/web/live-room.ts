import 'server-only'

import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'

// At most four looks a second, however many stores answer; the first of a burst waits only for a moment.
const BETWEEN_LOOKS_MS = 250
const COALESCE_MS = 40
const AGAIN_AFTER_FAULT_MS = 1000
// Of more stores than these at once a board reads its rows again by itself.
const MOST_NAMED = 50

/** The stores whose rows changed, or anything may have. */
export type Changed = ReadonlySet<string> | 'anything'

export type Watcher = {
  actor: PersonActor
  /** Gets the whole state, never a difference. */
  tell: (event: { id: string; data: string }) => void
  end: () => void
}

type Needs = {
  /** Which of the sessions are still good. */
  alive: (sessionIds: string[]) => Promise<Set<string>>
  look: (actor: PersonActor, changed: Changed | null) => Promise<Result<object>>
  failed: (error: unknown) => void
}

type Room = {
  /** Answers how to leave. Whoever comes in is told the state as it is then. */
  join: (watcher: Watcher) => () => void
  /** A store's row changed; null: something did, or may have. */
  changed: (store: string | null) => void
  /** Ends the streams of sessions that are over, also when nothing changes. */
  check: () => void
  size: () => number
  /** How many streams one session holds open here. */
  heldBy: (sessionId: string) => number
}

/**
 * Everybody in this process who watches the same recall with the same eyes: one look at the database serves them all.
 *
 * No change is lost. `due` is set by a change and cleared before the look begins, so a change during a look leads to
 * another look after it; a look that failed is repeated, for all that changed until then.
 */
export const liveRoom = ({ alive, look, failed }: Needs): Room => {
  const watchers = new Set<Watcher>()
  const fresh = new Set<Watcher>()
  let timer: NodeJS.Timeout | null = null
  let looking = false
  let due: Changed | null = null
  let lastLook = 0
  let sequence = 0

  const soon = (atLeast = COALESCE_MS) => {
    if (timer || looking || watchers.size === 0) return
    const wait = Math.max(atLeast, lastLook + BETWEEN_LOOKS_MS - performance.now())
    timer = setTimeout(() => {
      timer = null
      void round()
    }, wait)
  }

  const round = async () => {
    looking = true
    lastLook = performance.now()
    const changed = due
    due = null
    const newcomers = new Set(fresh)
    try {
      const good = await endOthers(watchers, alive)
      const [first] = good
      if (first && (changed || newcomers.size > 0)) {
        const seen = await look(first.actor, changed)
        if (seen.ok) {
          if (changed) sequence += 1
          const id = `${started}.${sequence}`
          tell(changed ? good : good.filter((watcher) => newcomers.has(watcher)), newcomers, id, seen.value)
        }
      }
      for (const watcher of newcomers) fresh.delete(watcher)
      looking = false
      if (due || fresh.size > 0) soon()
    } catch (error) {
      failed(error)
      looking = false
      due = both(due, changed)
      soon(AGAIN_AFTER_FAULT_MS)
    }
  }

  return {
    join: (watcher) => {
      watchers.add(watcher)
      fresh.add(watcher)
      soon(0)
      return () => {
        watchers.delete(watcher)
        fresh.delete(watcher)
        if (watchers.size === 0 && timer) {
          clearTimeout(timer)
          timer = null
        }
      }
    },
    changed: (store) => {
      due = both(due, store === null ? 'anything' : new Set([store]))
      soon()
    },
    check: () => void endOthers(watchers, alive).catch(failed),
    size: () => watchers.size,
    heldBy: (sessionId) => [...watchers].filter(({ actor }) => actor.sessionId === sessionId).length,
  }
}

/** Written once for all; whoever has just come in may have missed more than the rows that come with it. */
const tell = (watchers: Watcher[], newcomers: ReadonlySet<Watcher>, id: string, state: object): void => {
  const event = { ...state, mark: id }
  const [data, whole] = [JSON.stringify(event), JSON.stringify({ ...event, rows: undefined })]
  for (const watcher of watchers) watcher.tell({ id, data: newcomers.has(watcher) ? whole : data })
}

const both = (one: Changed | null, other: Changed | null): Changed | null => {
  if (one === null || other === null) return one ?? other
  if (one === 'anything' || other === 'anything') return 'anything'
  const all = new Set([...one, ...other])
  return all.size > MOST_NAMED ? 'anything' : all
}

/** Those whose session is still good; the streams of the others end here. */
const endOthers = async (watchers: ReadonlySet<Watcher>, alive: Needs['alive']): Promise<Watcher[]> => {
  const all = [...watchers]
  const good = all.length === 0 ? new Set() : await alive(all.map(({ actor }) => actor.sessionId))
  for (const watcher of all) if (!good.has(watcher.actor.sessionId)) watcher.end()
  return all.filter(({ actor }) => good.has(actor.sessionId))
}

// Marks of this process are told apart from those of another one, or of its own past.
const started = Math.trunc(performance.timeOrigin).toString(36)
