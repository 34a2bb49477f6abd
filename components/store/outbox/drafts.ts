import { inStore } from './phone-database.ts'
import type { Sealed } from './entry.ts'

/** What somebody is writing, sealed like what waits: it survives a reload and a sign-out, and no other store reads it. */
export type Drafts = {
  keep(noticeId: string, text: string): Promise<void>
  read(noticeId: string): Promise<string | null>
  drop(noticeId: string): Promise<void>
}

type Needs = {
  storeId: string
  seal: (text: string) => Promise<Sealed>
  open: (sealed: Sealed) => Promise<string>
}

export const phoneDrafts = (db: IDBDatabase, { storeId, seal, open }: Needs): Drafts => ({
  keep: async (noticeId, text) => {
    const sealed = await seal(text)
    await inStore(db, 'drafts', 'readwrite', (store) => store('drafts').put({ storeId, noticeId, sealed }))
  },
  read: async (noticeId) => {
    const kept = await inStore<{ sealed: Sealed } | undefined>(db, 'drafts', 'readonly', (store) =>
      store('drafts').get([storeId, noticeId]),
    )
    return kept ? open(kept.sealed).catch(() => null) : null
  },
  drop: async (noticeId) => {
    await inStore(db, 'drafts', 'readwrite', (store) => store('drafts').delete([storeId, noticeId]))
  },
})
