import { mayGo, type Entry, type Sent, type Shelf } from './entry.ts'
import { inStore } from './phone-database.ts'

/** Entries in the browser's database. Places are handed out by it, so that they grow whichever tab adds one. */
export const phoneShelf = (db: IDBDatabase): Shelf => ({
  put: async (entries) => {
    await inStore(db, 'unsent', 'readwrite', (store) => entries.map((entry) => store('unsent').add(entry)))
  },

  next: (storeId, held) =>
    new Promise((resolve, reject) => {
      const heldBack = new Set(held)
      const index = db.transaction('unsent', 'readonly').objectStore('unsent').index('store')
      const request = index.openCursor(storeId)
      request.addEventListener('error', () => reject(request.error ?? new Error('The database gave up.')))
      request.addEventListener('success', () => {
        const cursor = request.result
        // Written by us alone.
        const entry = cursor?.value as Entry | undefined
        if (!cursor || !entry) resolve(null)
        else if (mayGo(entry, heldBack)) resolve(entry)
        else cursor.continue()
      })
    }),

  list: (storeId) =>
    inStore<Entry[]>(db, 'unsent', 'readonly', (store) => store('unsent').index('store').getAll(storeId)),

  sent: (storeId) =>
    inStore<Sent[]>(db, 'sent', 'readonly', (store) => store('sent').index('store').getAll(storeId)),

  change: async (entry) =>
    void (await inStore(db, 'unsent', 'readwrite', (store) => store('unsent').put(entry))),

  remove: (place) => inStore(db, 'unsent', 'readwrite', (store) => store('unsent').delete(place)),

  settle: async ({ place, storeId, noticeId, kind }, { answeredAt, earlier = null }) => {
    const sent: Sent = { storeId, noticeId, kind, answeredAt, earlier }
    await inStore(db, ['unsent', 'sent'], 'readwrite', (store) => {
      store('unsent').delete(place)
      return store('sent').put(sent)
    })
  },
})
