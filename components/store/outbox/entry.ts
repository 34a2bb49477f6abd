import type { EarlierAnswer } from '#lib/domain/notice/phone-answer.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** What only this store's key opens. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** What the desk said no to, in its words. */
export type Refusal = {
  code: string
  title: string
  detail: string
  /** Where in the answer, if that was said. */
  paths?: string[]
}

/** What a phone sends, and whether the task's page tells of it once HQ has it. What the page does not tell is only gone. */
export const KINDS = {
  acknowledge: { told: true },
  report: { told: true },
  take_back: { told: true },
  choose: { told: true },
  stock: { told: true },
  photo: { told: false },
} as const satisfies Record<string, { told: boolean }>
export type Kind = keyof typeof KINDS

/** What is said, as it goes out: words, and of a photo its bytes. */
export type Letter = {
  kind: Kind
  text: string
  bytes?: Bytes
  /** Of what has an id of its own: the server does it once by that, and its key never changes. */
  id?: string
}

/** How this build writes entries. Those without a number are of a build that knew nothing but words, and are read as they are. */
export const FORMAT = 2

/** What waits on this phone. What was said is sealed; the rest tells where it belongs. */
export type Entry = {
  /** The order of this phone. */
  place: number
  /** The same at every try: the server does it once. */
  key: string
  storeId: string
  noticeId: string
  kind: Kind
  format?: number
  sealed: Sealed
  attached?: Sealed | null
  refused: Refusal | null
}

/** The code of an answer to a version that the recall has outrun. */
export const SUPERSEDED = 'VERSION_SUPERSEDED'
/** Of one that HQ asks to have put right. */
const WRONG = 'VALIDATION_FAILED'

/** Whether a new report of the same task, begun with what this one says, takes its place. */
export const isTakenUp = ({ kind, refused }: Pick<Entry, 'kind' | 'refused'>): boolean =>
  kind === 'report' && (refused?.code === SUPERSEDED || refused?.code === WRONG)

/**
 * Whether an entry may go, asked of one after the other in their order. A parked one keeps back what was said after it in its
 * own task, and so does one of a newer build, which this one would send without understanding it; nothing else.
 */
export const mayGo = (
  { noticeId, refused, format = 1 }: Pick<Entry, 'noticeId' | 'refused' | 'format'>,
  heldBack: Set<string>,
): boolean => {
  // An answer to an outdated version is never sent as it is, so answers to the new one need not wait for it.
  if (heldBack.has(noticeId) || refused?.code === SUPERSEDED) return false
  if (!refused && format <= FORMAT) return true
  heldBack.add(noticeId)
  return false
}

/** The last answer of each task that the server took; until the page tells it again, HQ has not confirmed it. */
export type Sent = {
  noticeId: string
  storeId: string
  kind: Kind
  answeredAt: string
  /** A colleague had answered before, on another phone. */
  earlier?: EarlierAnswer | null
}

/** Where entries are kept between tries. */
export type Shelf = {
  /** All of them, one after the other, or none. */
  put(entries: readonly Omit<Entry, 'place'>[]): Promise<void>
  /** The oldest of this store that may go, of tasks that are not held back. */
  next(storeId: string, held: ReadonlySet<string>): Promise<Entry | null>
  list(storeId: string): Promise<Entry[]>
  sent(storeId: string): Promise<Sent[]>
  change(entry: Entry): Promise<void>
  remove(place: number): Promise<void>
  /** Takes the entry away and remembers that it was taken: both or neither. */
  settle(entry: Entry, taken: Pick<Sent, 'answeredAt' | 'earlier'>): Promise<void>
}
