import { dueAt, isAwaited, isOverdue } from './clocks.ts'
import type { NoticeState } from './lifecycle.ts'

type Standing = {
  state: NoticeState
  acknowledgeBy: Date
  reportBy: Date
  shippedQuantity: number
  /** No message got through, and none is on its way. */
  notReached: boolean
  /** Reported, found and not put aside. */
  leftOnSale: number
  excused: boolean
  stoodDownAt: Date | null
}

/** Has reported, and not removed. */
export const isLeftOnSale = ({ state, leftOnSale }: Pick<Standing, 'state' | 'leftOnSale'>): boolean =>
  state === 'reported' && leftOnSale > 0

/**
 * What a manager must see first. 0: nothing will happen by itself, somebody has to go there. 1: late, by either clock.
 * 2: still in time. 3: has reported. 4: the recall may close without it, or does not mean it any more.
 */
export const exceptionRank = (notice: Standing, now: Date): 0 | 1 | 2 | 3 | 4 => {
  if (notice.excused || notice.stoodDownAt) return 4
  if (notice.state === 'needs_help' || notice.notReached || isLeftOnSale(notice)) return 0
  if (isOverdue(notice, now)) return 1
  return isAwaited(notice.state) ? 2 : 3
}

/** How late times how much was shipped there: among those that are late, the greatest risk comes first. */
export const urgency = (notice: Standing, now: Date): number =>
  isOverdue(notice, now)
    ? Math.floor((now.getTime() - dueAt(notice).getTime()) / 1000) * Math.max(1, notice.shippedQuantity)
    : 0
