import { checkDigit, type Gtin } from '../catalog/gtin.ts'
import { minutes } from '../duration.ts'
import type { RecallContent } from '../recall/recall.ts'

/** The tenant that it goes out in, and nobody else is in: neither a person nor a real store. */
export const SYNTHETIC = {
  tenantId: '019aa700-0000-7000-8000-5f4e7e71c000',
  storeId: '019aa700-0000-7000-8000-5f4e7e71c001',
  contactId: '019aa700-0000-7000-8000-5f4e7e71c002',
  /** Stands where an author stands; nobody can sign in as it. */
  authorId: '019aa700-0000-7000-8000-5f4e7e71c003',
  approverId: '019aa700-0000-7000-8000-5f4e7e71c004',
} as const

/** As late as a message of high priority may be. */
export const SYNTHETIC_LATE_AFTER = minutes(1)

/** One that has not come through by then is given up for a new one: what held it may have been its own. */
export const SYNTHETIC_GIVEN_UP_AFTER = minutes(5)

/** What is known of the last ones. */
export type SyntheticFacts = {
  /** When the last one was begun. */
  startedAt: Date
  /** Of the last one that a provider took. */
  acceptedAt: Date | null
  latencyMs: number | null
  /** Since when none has come through although one was out; null: the last one has. */
  waitingSince: Date | null
  fault: string | null
}

/** Whether none has come through for longer than one may take. */
export const isSyntheticLate = ({ waitingSince }: Pick<SyntheticFacts, 'waitingSince'>, at: Date): boolean =>
  waitingSince !== null && at.getTime() - waitingSince.getTime() > SYNTHETIC_LATE_AFTER

// One goes out each minute, and each may be as late as this.
const JUST_PASSED_WITHIN = minutes(1) + SYNTHETIC_LATE_AFTER

/** Whether a provider took one just now: nothing else shows that a message gets through. Null: it is off. */
export const hasJustPassed = (synthetic: Pick<SyntheticFacts, 'acceptedAt'> | null, at: Date): boolean => {
  const acceptedAt = synthetic?.acceptedAt
  return acceptedAt ? at.getTime() - acceptedAt.getTime() <= JUST_PASSED_WITHIN : false
}

const BODY = '0061414199999'

/** Says in every message that it is none: a drill, of urgent priority, for the urgent path is the one to watch. */
export const SYNTHETIC_CONTENT: RecallContent = {
  title: 'This message only shows that recalls go out',
  kind: 'drill',
  priority: 'high',
  jurisdiction: 'US',
  reasonCode: 'quality',
  hazard: 'None. No product is meant.',
  instructions: 'There is nothing to do.',
  scope: [{ gtin: `${BODY}${checkDigit(BODY)}` as Gtin, lots: [], complete: true }],
  target: { mode: 'all', storeNumbers: [] },
}
