import type { Ladder, LadderName, SetLadders } from '#lib/domain/escalation/ladder.ts'
import type { Silence } from '#lib/domain/escalation/next-step.ts'

export type CallOutcome = 'reached' | 'no_answer' | 'wrong_number'

export type StoredCallTask = {
  id: string
  recallId: string
  noticeId: string
  storeId: string
  /** The store's district and those above it. */
  districts: string[]
  personId: string
  doneAt: Date | null
}

export type EscalationRows = {
  /** The ladders that the tenant has set, each in its newest version. */
  setLadders(): Promise<SetLadders>
  /** Keeps a new version. Null: drills go by the ladder of their priority. Answers its number. */
  saveLadder(name: LadderName, ladder: Ladder | null, by: string, at: Date): Promise<number>
  /** The recall goes by this ladder from now on. */
  takeLadder(recallId: string, ladder: Ladder, at: Date): Promise<void>
  /** Which of these people can be told: they are there and work with the console. */
  knownPeople(ids: string[]): Promise<Set<string>>
  findCallTaskForUpdate(id: string): Promise<StoredCallTask | null>
  /** Keeps what came of a call. Whoever reached the store owns it. */
  recordCall(
    task: StoredCallTask,
    call: { outcome: CallOutcome; note: string; by: string; at: Date },
  ): Promise<void>
}

/** The ladders of running recalls, in sets. */
export type Escalations = {
  /** Takes the recalls whose ladder is to be looked at, for a while: another worker looks at others. */
  claimLooks(at: Date, until: Date): Promise<{ tenantId: string; recallId: string; changes: number }[]>
  /**
   * Takes the earliest step that is due for all stores of the recall that it is due for, in one transaction: who is told,
   * by which messages, with its leaf. Answers for how many; 0 when none is due, and then the recall is looked at again
   * when the next one will be.
   */
  takeDueStep(input: { tenantId: string; recallId: string; changes: number; at: Date }): Promise<number>
  /** Every running ladder with the stores whose next step may have been due before then, read from their notices alone. */
  silences(
    tenantId: string,
    dueBefore: Date,
  ): Promise<{ recallId: string; ladder: Ladder; lateStores: number; stores: Silence[] }[]>
  /** Keeps how many stores have been forgotten, and since when. */
  markLate(input: { tenantId: string; recallId: string; stores: number; since: Date | null }): Promise<void>
  tenants(): Promise<string[]>
}
