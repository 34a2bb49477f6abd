import fc from 'fast-check'

import { NONE } from '#lib/domain/format/none.ts'
import { BOARD_SORTS, MATCHES, type BoardFilter, type BoardOrder } from '#lib/domain/notice/board-filter.ts'
import { NOTICE_CLOCKS } from '#lib/domain/notice/clocks.ts'
import { NOTICE_STATES } from '#lib/domain/notice/lifecycle.ts'

// What may be asked of a board.

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
export const filters: fc.Arbitrary<BoardFilter> = fc.record({
  state: maybe([...NOTICE_STATES, 'unanswered', 'awaited'] as const),
  overdue: maybe([true, false]),
  late: maybe(NOTICE_CLOCKS),
  notReached: maybe([true, false]),
  reopened: maybe([true, false]),
  leftOnSale: maybe([true, false]),
  stoodDown: maybe([true, false, false]),
  match: maybe(MATCHES),
  district: maybe(['North', 'South', 'East%_', NONE, 'nowhere']),
  banner: maybe(['Fresh', NONE]),
  usState: maybe(['CA', 'TX', NONE]),
  owner: fc.option(fc.constantFrom('approver', NONE), { nil: undefined }),
  text: maybe(['00', '7', 'oak_', 'ELM', '%', 'store 0012', "'"]),
})
/** Some of the conditions: with all of them hardly a store would match. */
export const sparse = fc
  .tuple(filters, fc.nat(16_383))
  .map(([filter, keep]): BoardFilter =>
    Object.fromEntries(
      Object.entries(filter).filter((_, i) => ((keep >> i) & 1) === 1 && (keep >> 13) % 2 === 0),
    ),
  )
export const orders: fc.Arbitrary<BoardOrder> = fc.record({
  by: fc.constantFrom(...BOARD_SORTS),
  descending: fc.boolean(),
})
