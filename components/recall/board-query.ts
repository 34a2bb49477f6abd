import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'

type Extra = Record<string, string | number | undefined>

/** A filter and an order as they stand in an address; what is not said is left out. */
export const boardQuery = (filter: BoardFilter, order?: BoardOrder, extra: Extra = {}): string => {
  const sort = order && order.by !== 'exceptions' ? { sort: order.by } : {}
  const down = order?.descending ? { descending: 'true' } : {}
  const said = Object.entries({ ...filter, ...sort, ...down, ...extra }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(said).toString()
}
