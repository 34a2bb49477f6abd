import type { Drafts } from '../outbox/drafts.ts'
import { parseFound, type Found } from './found.ts'

const CHANNEL = 'clearshelf-found'
const nameOf = (noticeId: string): string => `${noticeId}/found`
// Where an older build kept them, for anybody to read.
const oldNameOf = (noticeId: string): string => `clearshelf:found:${noticeId}`

type Kept = Pick<Drafts, 'read' | 'keep' | 'drop'>

/**
 * Counts wait on the phone until the store reports, locked like a draft. The report is filled in from them, and takes them
 * away once it is sent. One tab at a time: a pack that is counted in each of two is counted twice.
 */
export const changeFound = (
  drafts: Kept,
  noticeId: string,
  change: (found: Found[]) => Found[],
): Promise<Found[]> =>
  navigator.locks.request(CHANNEL, async () => {
    const kept = await readHere(drafts, noticeId)
    const next = change(kept)
    if (next !== kept) {
      await drafts.keep(nameOf(noticeId), JSON.stringify(next))
      tellTabs(noticeId)
    }
    return next
  })

export const readFound = (drafts: Kept, noticeId: string): Promise<Found[]> =>
  changeFound(drafts, noticeId, (found) => found)

/** Once it stands in a report. */
export const forgetFound = (drafts: Kept, noticeId: string): Promise<void> =>
  navigator.locks.request(CHANNEL, async () => {
    localStorage.removeItem(oldNameOf(noticeId))
    await drafts.drop(nameOf(noticeId))
    tellTabs(noticeId)
  })

/** Calls back when another tab has counted. */
export const watchFound = (changed: (noticeId: string) => void): (() => void) => {
  const tabs = new BroadcastChannel(CHANNEL)
  tabs.addEventListener('message', ({ data }: MessageEvent<string>) => changed(data))
  return () => tabs.close()
}

const readHere = async (drafts: Kept, noticeId: string): Promise<Found[]> => {
  const left = localStorage.getItem(oldNameOf(noticeId))
  if (left !== null) {
    await drafts.keep(nameOf(noticeId), left)
    localStorage.removeItem(oldNameOf(noticeId))
  }
  return parseFound(left ?? (await drafts.read(nameOf(noticeId))))
}

const tellTabs = (noticeId: string): void => {
  const tabs = new BroadcastChannel(CHANNEL)
  tabs.postMessage(noticeId)
  tabs.close()
}
