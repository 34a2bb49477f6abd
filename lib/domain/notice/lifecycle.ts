import { counted } from '../format/counted.ts'
import { ok, reject, rejected, type Result } from '../result.ts'
import type { RecallStatus } from '../recall/lifecycle.ts'

/** What each state promises. An acknowledgement is not a removal, and is never shown as one. */
export const NOTICE_PROMISE = {
  open: 'The store is affected and has not been seen to know it.',
  seen: 'Someone at the store opened it. No one has acknowledged it.',
  acknowledged: 'A named person at the store has taken it on. Nothing is removed yet.',
  reported: 'The store has said per lot what it found and did.',
  verified: 'The report was checked against what was shipped, or by a visit.',
  not_affected: 'The store checked its shelves, said so, and found none.',
  needs_help: 'The store cannot do it and said why; the district owns it now.',
} as const

export type NoticeState = keyof typeof NOTICE_PROMISE
export const NOTICE_STATES = Object.keys(NOTICE_PROMISE) as NoticeState[]

type Transition = { from: readonly NoticeState[]; to: readonly NoticeState[] }

/** What moves a notice. Where one comes from several states, it leads to one of those named. */
export const NOTICE_TRANSITIONS = {
  see: { from: ['open'], to: ['seen'] },
  acknowledge: { from: ['open', 'seen'], to: ['acknowledged'] },
  report: {
    from: ['open', 'seen', 'acknowledged', 'reported', 'not_affected', 'needs_help'],
    to: ['reported', 'not_affected', 'needs_help'],
  },
  // Back to where the store stood without it: nothing that was sent by accident goes on counting.
  take_back_report: {
    from: ['reported', 'not_affected', 'needs_help'],
    to: ['seen', 'acknowledged', 'reported', 'not_affected', 'needs_help'],
  },
  verify: { from: ['reported'], to: ['verified'] },
} as const satisfies Record<string, Transition>

export type NoticeSnapshot = {
  state: NoticeState
  /** The version that the recall stands at; the notice itself may be a moment behind. */
  recallVersion: number
  /** The version that its present answer was given to. */
  answeredVersion: number | null
  recallStatus: RecallStatus
}

/** Nobody at the store has taken it on. */
export const isUnanswered = (state: NoticeState): boolean => state === 'open' || state === 'seen'

type Asked = { state: NoticeState; recallStatus: RecallStatus; stoodDownAt: Date | null }

/** Whether an acknowledgement is still wanted of the store, and would be taken. */
export const isAsked = ({ state, recallStatus, stoodDownAt }: Asked): boolean =>
  isUnanswered(state) && recallStatus === 'issued' && stoodDownAt === null

type Checked = { state: NoticeState; leftOnSale: number }

/**
 * `first`: to be written. `repeat`: somebody checked it before. Only what was reported can be checked. Whoever knows better than
 * a report that leaves packs on sale says how.
 */
export const judgeVerification = (
  { state, leftOnSale }: Checked,
  because: string | undefined,
): Result<'first' | 'repeat'> => {
  if (state === 'verified') return ok('repeat')
  if (state !== 'reported')
    return rejected('ILLEGAL_TRANSITION', 'Only a store that reported what it removed can be verified.')
  if (leftOnSale === 0 || because) return ok('first')
  const message = `By the store’s own count, ${counted(leftOnSale, 'unit is', 'units are')} still on sale. Explain how you know they’re gone.`
  return reject({ code: 'VALIDATION_FAILED', errors: [{ path: 'reason', code: 'required', message }] })
}

/** Whoever pressed a moment too late is told why nothing was written. */
export const rejectIfStoodDown = ({ stoodDownAt }: { stoodDownAt: Date | null }): Result<null> =>
  stoodDownAt === null
    ? ok(null)
    : rejected('ILLEGAL_TRANSITION', 'The recall was narrowed. This store is no longer affected.')

/** Answers, evidence and figures of a closed recall are final. */
export const rejectIfClosed = ({ recallStatus }: Pick<NoticeSnapshot, 'recallStatus'>): Result<null> =>
  recallStatus === 'closed'
    ? rejected('ILLEGAL_TRANSITION', 'This recall is closed and its figures are final.')
    : ok(null)

/** A store whose answer is in needs no excuse. */
export const canBeExcused = (state: NoticeState): boolean =>
  isUnanswered(state) || state === 'acknowledged' || state === 'needs_help'

/** An answer is to what was read: to an older version it says nothing about the newer one. */
export const judgeVersion = (notice: Pick<NoticeSnapshot, 'recallVersion'>, version: number): Result<null> =>
  version === notice.recallVersion
    ? ok(null)
    : rejected(
        'VERSION_SUPERSEDED',
        `The recall is now at version ${notice.recallVersion}. Read what changed first.`,
      )

/**
 * Judges an acknowledgement of the version that the store has read.
 * `first`: to be written. `repeat`: somebody did it before; the first one stands and is the answer.
 */
export const judgeAcknowledgement = (notice: NoticeSnapshot, version: number): Result<'first' | 'repeat'> => {
  const current = judgeVersion(notice, version)
  if (!current.ok) return current
  // Between a new version and its fan-out the old answer still stands here; it is no answer to the new one.
  if (!isUnanswered(notice.state) && (notice.answeredVersion ?? version) >= version) return ok('repeat')
  if (notice.recallStatus !== 'issued') {
    return rejected('ILLEGAL_TRANSITION', 'The recall no longer accepts acknowledgements.')
  }
  return ok('first')
}
