import { inStore } from './phone-database.ts'
import type { Photo } from '../photo/photo.ts'
import type { Sealed } from './entry.ts'
import { openText, sealText, type Sealing } from './sealing.ts'

/** What somebody is writing, sealed like what waits: it survives a reload and a sign-out, and no other store reads it. */
export type Drafts = {
  keep(noticeId: string, text: string): Promise<void>
  read(noticeId: string): Promise<string | null>
  keepPhoto(noticeId: string, photo: Photo): Promise<void>
  photos(noticeId: string): Promise<Photo[]>
  dropPhoto(noticeId: string, id: string): Promise<void>
  /** Beside drafts: a list of small texts, in the order of their ids. */
  keepIn(list: string, id: string, text: string): Promise<void>
  allIn(list: string): Promise<string[]>
  countIn(list: string): Promise<number>
  dropIn(list: string, ids: readonly string[]): Promise<void>
  /** What was written, and the photos that belong to it. */
  drop(noticeId: string): Promise<void>
}

type Needs = Sealing & { storeId: string }

export const phoneDrafts = (db: IDBDatabase, { storeId, ...sealing }: Needs): Drafts => ({
  keep: async (noticeId, text) => {
    const sealed = await sealText(sealing, text)
    await inStore(db, 'drafts', 'readwrite', (store) => store('drafts').put({ storeId, noticeId, sealed }))
  },
  read: async (noticeId) => {
    const kept = await inStore<{ sealed: Sealed } | undefined>(db, 'drafts', 'readonly', (store) =>
      store('drafts').get([storeId, noticeId]),
    )
    return kept ? openText(sealing, kept.sealed).catch(() => null) : null
  },
  keepPhoto: async (noticeId, { bytes, ...facts }) => {
    const sealed = await sealText(sealing, JSON.stringify(facts))
    const kept = {
      storeId,
      noticeId: photoName(noticeId, facts.id),
      sealed,
      attached: await sealing.seal(bytes),
    }
    await inStore(db, 'drafts', 'readwrite', (store) => store('drafts').put(kept))
  },
  photos: async (noticeId) => {
    const kept = await inStore<KeptPhoto[]>(db, 'drafts', 'readonly', (store) =>
      store('drafts').getAll(allPhotos(storeId, noticeId)),
    )
    const opened = kept.map(async ({ sealed, attached }): Promise<Photo[]> => {
      const facts = JSON.parse(await openText(sealing, sealed)) as Omit<Photo, 'bytes'>
      return [{ ...facts, bytes: await sealing.open(attached) }]
    })
    return (await Promise.all(opened.map((one) => one.catch(() => [])))).flat()
  },
  dropPhoto: async (noticeId, id) => {
    const name = [storeId, photoName(noticeId, id)]
    await inStore(db, 'drafts', 'readwrite', (store) => store('drafts').delete(name))
  },
  keepIn: async (list, id, text) => {
    const kept = { storeId, noticeId: `${list}/${id}`, sealed: await sealText(sealing, text) }
    await inStore(db, 'drafts', 'readwrite', (store) => store('drafts').put(kept))
  },
  allIn: async (list) => {
    const kept = await inStore<{ sealed: Sealed }[]>(db, 'drafts', 'readonly', (store) =>
      store('drafts').getAll(under(storeId, list)),
    )
    const opened = kept.map(({ sealed }) =>
      openText(sealing, sealed).then(
        (text) => [text],
        () => [],
      ),
    )
    return (await Promise.all(opened)).flat()
  },
  countIn: (list) =>
    inStore<number>(db, 'drafts', 'readonly', (store) => store('drafts').count(under(storeId, list))),
  dropIn: async (list, ids) => {
    await inStore(db, 'drafts', 'readwrite', (store) =>
      ids.map((id) => store('drafts').delete([storeId, `${list}/${id}`])),
    )
  },
  drop: async (noticeId) => {
    await inStore(db, 'drafts', 'readwrite', (store) => [
      store('drafts').delete([storeId, noticeId]),
      store('drafts').delete(allPhotos(storeId, noticeId)),
    ])
  },
})

type KeptPhoto = { sealed: Sealed; attached: Sealed }

// Beside the draft under a name of its own: a store of their own would need a newer database, which a tab of an older build
// that is still open would hold up. An id begins with its time, so that they come in their order.
const photoName = (noticeId: string, id: string): string => `${noticeId}/photo/${id}`
const allPhotos = (storeId: string, noticeId: string): IDBKeyRange => under(storeId, `${noticeId}/photo`)
const under = (storeId: string, list: string): IDBKeyRange =>
  IDBKeyRange.bound([storeId, `${list}/`], [storeId, `${list}/\uffff`])
