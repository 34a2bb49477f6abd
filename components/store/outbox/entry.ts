/** Text that only this store's key opens. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** What the desk said no to, in its words. */
export type Refusal = { code: string; title: string; detail: string }

export type Kind = 'acknowledge' | 'report' | 'stock'

/** An answer that waits on this phone. What was said is sealed; the rest tells where it belongs. */
export type Entry = {
  /** The order of this phone. */
  place: number
  /** The same at every try: the server does it once. */
  key: string
  storeId: string
  noticeId: string
  kind: Kind
  sealed: Sealed
  refused: Refusal | null
}

/** The last answer of each task that the server took; until the page tells it again, HQ has not confirmed it. */
export type Sent = { noticeId: string; storeId: string; kind: Kind; answeredAt: string }

/** Where entries are kept between tries. A put that fails has kept nothing. */
export type Shelf = {
  put(entry: Omit<Entry, 'place'>): Promise<void>
  /** The oldest of this store, refused or not. */
  first(storeId: string): Promise<Entry | null>
  list(storeId: string): Promise<Entry[]>
  sent(storeId: string): Promise<Sent[]>
  change(entry: Entry): Promise<void>
  remove(place: number): Promise<void>
  /** Takes the entry away and remembers that it was taken: both or neither. */
  settle(entry: Entry, answeredAt: string): Promise<void>
}
