import { phoneDrafts, type Drafts } from './drafts.ts'
import type { Bytes, Sealed, Shelf } from './entry.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { copyIntoDraft } from './copy-into-draft.ts'
import { openPhoneDatabase } from './phone-database.ts'
import { phoneShelf } from './phone-shelf.ts'
import { sendLetter } from './send-letter.ts'
import { openWith, sealWith, storeKey } from './store-key.ts'

const NAME = 'clearshelf-outbox'

export type PhoneOutbox = {
  outbox: Outbox
  drafts: Drafts
  /** Without the store's key nothing is kept and nothing that was kept is sent; it may be had later. */
  locked: boolean
  close: () => void
}

/** The outbox of this browser for the store that is signed in. `changed` is called for what other tabs do, too. */
export const openPhoneOutbox = async (storeId: string, changed: () => void): Promise<PhoneOutbox> => {
  const tabs = new BroadcastChannel(NAME)
  let closed = false
  tabs.addEventListener('message', changed)
  const db = await openPhoneDatabase().catch(() => null)
  const key = db && (await storeKey(db, storeId).catch(() => null))
  const sealing = {
    seal: (bytes: Bytes) => (key ? sealWith(key, bytes) : nowhere()),
    open: (sealed: Sealed) => (key ? openWith(key, sealed) : nowhere()),
  }
  const drafts = db && key ? phoneDrafts(db, { storeId, ...sealing }) : NO_DRAFTS
  const outbox = createOutbox({
    storeId,
    shelf: shelfOf(db, key !== null),
    ...sealing,
    send: sendLetter,
    lock: (work) => navigator.locks.request(NAME, work),
    copy: (noticeId, id, text) => copyIntoDraft(drafts, { noticeId, id, text }),
    newKey: () => crypto.randomUUID(),
    fraction: () => Math.random(),
    timer: (work, ms) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    changed: () => {
      changed()
      // A letter may come home after the page of it was left: what it brought is kept, and nobody is there to be told.
      if (!closed) tabs.postMessage(null)
    },
  })
  const close = () => {
    closed = true
    outbox.stop()
    tabs.close()
  }
  return { outbox, drafts, locked: key === null, close }
}

const nowhere = () => Promise.reject(new Error('This browser keeps nothing.'))
const nothing = () => Promise.resolve(null)

// What waits behind a lock is counted and left alone.
const shelfOf = (db: IDBDatabase | null, open: boolean): Shelf => {
  if (!db) return NO_SHELF
  return open ? phoneShelf(db) : { ...phoneShelf(db), next: nothing }
}

// A browser that keeps nothing: everything is sent directly.
const NO_SHELF: Shelf = {
  put: nowhere,
  next: nothing,
  list: () => Promise.resolve([]),
  sent: () => Promise.resolve([]),
  change: nowhere,
  remove: nowhere,
  settle: nowhere,
}

const NO_DRAFTS: Drafts = {
  keep: nowhere,
  read: nothing,
  keepPhoto: nowhere,
  photos: () => Promise.resolve([]),
  dropPhoto: () => Promise.resolve(),
  keepIn: nowhere,
  allIn: () => Promise.resolve([]),
  countIn: () => Promise.resolve(0),
  dropIn: () => Promise.resolve(),
  drop: () => Promise.resolve(),
}
