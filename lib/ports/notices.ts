import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'
import type { ReportLine } from '#lib/domain/notice/counted-line.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import type { StandingReport } from '#lib/domain/notice/standing-report.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

export type StoredNotice = {
  id: string
  recallId: string
  storeId: string
  storeNumber: string
  /** The store's district and those above it. */
  districts: string[]
  state: NoticeState
  version: number
  recallVersion: number
  answeredVersion: number | null
  shippedQuantity: number
  recallStatus: RecallStatus
  priority: 'high' | 'medium' | 'low'
  /** Since when the store is asked. */
  askedAt: Date
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  /** Dropped out of the scope: it is not acted on any more. */
  stoodDownAt: Date | null
  excusedBecause: string | null
  /** Units that the report which counts found and left on sale. */
  leftOnSale: number
}

export type FollowUpPurpose = 'reminder' | 'escalation'

/** Stores of one recall; for somebody who is confined to a district, of those only the district's. */
export type ChosenStores = { recallId: string; chosen: StoreSelection; regionId: string | null }

export type AnswerVia = 'store_app' | 'link' | 'api' | 'console' | 'paper'
/** How whoever answered stands for it: by being signed in, or by their PIN. */
export type SignedBy = 'session' | 'pin'
export type Acknowledgement = {
  by: string
  via: AnswerVia
  at: Date
  version: number
  /** Null: a program or the holder of a link answered. */
  signedBy: SignedBy | null
}

/** What a store says that it found and did. */
export type StoreReport = Acknowledgement & {
  kind: 'removed' | 'not_affected' | 'needs_help'
  state: 'reported' | 'not_affected' | 'needs_help'
  lines: ReportLine[]
  followed: string[]
  note: string | null
  /** Evidence that it names. */
  photos: string[]
  /** The person at the desk who entered what the store had answered on paper. */
  enteredBy: string | null
  observedAt: Date
  phone: string | null
  unawareOf: string | null
  /** False: an answer that was seen later stands already; this one is kept beside it. */
  counts: boolean
}

/** A report that was taken back, and where the notice stands without it. */
export type TakenBackReport = {
  responseId: string
  by: string
  at: Date
  state: NoticeState
  before: Pick<StandingReport, 'at' | 'version' | 'lines'> | null
}

/** What a district's manager is told by one escalation. */
export type SilentStores = {
  recallId: string
  number: string
  priority: Priority
  title: string
  drill: boolean
  /** Whose manager is told; null: a person is told who manages none. */
  district: string | null
  /** They are to be called, and it is theirs to do. */
  call: boolean
  /** They are not silent: no message got through to them. */
  unreached: boolean
  stores: {
    number: string
    name: string
    city: string | null
    phone: string | null
    /** It has taken it on, and owes its report. */
    acknowledged: boolean
  }[]
}

/** What a store's district is told when the store cannot do it. */
export type HelpAsked = {
  recallId: string
  number: string
  title: string
  drill: boolean
  storeNumber: string
  /** Number and name. */
  store: string
  by: string
  note: string | null
}

export type NoticeRows = {
  /** By its id, or null. Locks the row: two acknowledgements at once are judged one after the other. */
  findForUpdate(id: string): Promise<StoredNotice | null>
  /** By recall and store number, or null. Locks the row as above. */
  findByStoreForUpdate(recallId: string, storeNumber: string): Promise<StoredNotice | null>
  /** Takes it on, and keeps the answer. */
  acknowledge(id: string, acknowledgement: Acknowledgement): Promise<void>
  /** Keeps the answer and moves the notice to what it says. */
  report(id: string, report: StoreReport): Promise<void>
  /** What the store has reported and still counts, the oldest first; and whether it acknowledged by itself. */
  standing(id: string): Promise<{ reports: StandingReport[]; acknowledged: boolean }>
  /** Keeps that the report was taken back, and moves the notice to where it stands without it. */
  takeBack(id: string, taken: TakenBackReport): Promise<void>
  /** Open → seen; does nothing to a notice that is further. True if it changed. */
  markSeen(id: string, at: Date): Promise<boolean>
  /**
   * Marks whichever of the chosen stores have not acknowledged or not reported and can be told through somebody; an escalation also gives them
   * to their district's manager. Answers how many were chosen, how many of them are marked, and how many wait for an
   * answer with nobody who could be told.
   */
  markFollowedUp(
    stores: ChosenStores & { purpose: FollowUpPurpose; at: Date },
  ): Promise<{ chosen: number; marked: number; nobody: number }>
  /**
   * Takes the stores of the recall that are to be looked at, and marks those of which no message got through. Answers how many
   * have a contact who was not tried yet, and how many have nobody left.
   */
  markUnreached(order: { recallId: string; at: Date }): Promise<{ next: number; nobody: number }>
  /**
   * Writes down that the marked stores are to be told, once for each call. `unreached`: by ourselves, because nobody there
   * heard. Answers the round, which grows by one.
   */
  orderFollowUp(order: {
    id: string
    recallId: string
    purpose: FollowUpPurpose
    unreached?: boolean
    at: Date
  }): Promise<number>
  /**
   * Owes each manager of a district the list of the stores that the escalation marked there; `unreached`: of those that have
   * nobody left. Answers the mails' ids.
   */
  queueDistrictEmails(order: {
    followUpId: string
    recallId: string
    unreached?: boolean
    at: Date
  }): Promise<string[]>
  /** Which of the stores that an escalation marked in one district are silent still; null when nothing is left to say. */
  silentStores(followUpId: string, regionId: string): Promise<SilentStores | null>
  /** The same for the stores that a step of the ladder gave to one person. */
  storesGivenTo(followUpId: string, personId: string): Promise<SilentStores | null>
  /** Gives the chosen stores to one person. Answers how many changed hands. */
  assign(stores: ChosenStores & { ownerId: string; at: Date }): Promise<number>
  /**
   * Gives a store that asks for help to whoever manages its district, else to the author of the recall, and owes them a mail,
   * once. Answers the mails' ids, and whose it is now.
   */
  oweHelpMails(
    id: string,
    at: Date,
  ): Promise<{ mails: string[]; given: { recallId: string; storeId: string; ownerId: string } | null }>
  /** The call for help as it stands; null when it was answered meanwhile. */
  helpAsked(id: string): Promise<HelpAsked | null>
  verify(id: string, at: Date): Promise<void>
  /** The report that counts, and who entered it from paper; null: nobody has reported, or it was not on paper. */
  standingReport(id: string): Promise<{ id: string; enteredBy: string | null } | null>
  excuse(id: string, because: string): Promise<void>
}
