import type { Drafts } from '../outbox/drafts.ts'
import type { WaitingScan } from './scan-queue.ts'

// The scanner adds, the shell counts, and other tabs do both: each has its own look at what waits.
const CHANNEL = 'clearshelf-scans'

/**
 * Under the person who made them, who alone can sign for them: whoever takes the phone next neither counts nor sends them.
 * Locked for the store. `unkept`: what the phone has no room for lives as long as the page.
 */
export const keptScans = (drafts: Drafts | null, personId: string, unkept: WaitingScan[]) => {
  const list = `scans/${personId}`
  const keep = async (scan: WaitingScan): Promise<void> => {
    await (drafts ? drafts.keepIn(list, scan.id, JSON.stringify(scan)) : nowhere()).catch(() => {
      unkept.push(scan)
    })
  }
  const takeUp = async (): Promise<void> => {
    if (!drafts) return
    // Made before the phone's database was open, or by a build that kept them for anybody to read.
    const old = `clearshelf:scans:${personId}`
    const left = [...unkept.splice(0), ...parseScans(localStorage.getItem(old))]
    for (const scan of left) await keep(scan)
    localStorage.removeItem(old)
  }
  return {
    load: async (): Promise<WaitingScan[]> => {
      await takeUp()
      const kept = (await drafts?.allIn(list)) ?? []
      return [...kept.flatMap((text) => parseScans(`[${text}]`)), ...unkept]
    },
    count: async (): Promise<number> => ((await drafts?.countIn(list)) ?? 0) + unkept.length,
    keep: async (scan: WaitingScan): Promise<void> => {
      await keep(scan)
      tell()
    },
    remove: async (scans: readonly WaitingScan[]): Promise<void> => {
      const ids = new Set(scans.map(({ id }) => id))
      unkept.splice(0, Infinity, ...unkept.filter(({ id }) => !ids.has(id)))
      await drafts?.dropIn(list, [...ids])
      tell()
    },
  }
}

/** Calls back when scans were added or taken off, here or in another tab. */
export const watchScans = (changed: () => void): (() => void) => {
  const tabs = new BroadcastChannel(CHANNEL)
  tabs.addEventListener('message', changed)
  return () => tabs.close()
}

// A channel does not hear itself, but others on the same page do.
const tell = (): void => {
  const tabs = new BroadcastChannel(CHANNEL)
  tabs.postMessage(null)
  tabs.close()
}

const nowhere = () => Promise.reject(new Error('The phone’s database is not open.'))

const parseScans = (text: string | null): WaitingScan[] => {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? (kept as WaitingScan[]) : []
  } catch {
    return []
  }
}
