import { isAwaited } from '#lib/domain/notice/clocks.ts'
import { isUnanswered, NOTICE_STATES, type NoticeState } from '#lib/domain/notice/lifecycle.ts'

// The predicates of the domain as SQL about `n`, a notice: derived, so that neither says anything of its own.

const among = (wanted: (state: NoticeState) => boolean): string =>
  `n.state IN (${NOTICE_STATES.filter(wanted)
    .map((state) => `'${state}'`)
    .join(', ')})`

/** Nobody at the store has taken it on. */
export const UNANSWERED_SQL = among(isUnanswered)

/** Something is still wanted of the store. */
export const AWAITED_SQL = among(isAwaited)
