import { z } from 'zod'

import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'

import { BoardAddress, filterOf } from './board.ts'

const Numbers = z.object({ numbers: z.string().max(8000).optional().catch(undefined) })

/** The stores that an address names: by their numbers, or by the filter of the board. */
export const chosenIn = (address: Record<string, string | undefined>): StoreSelection => {
  const { numbers } = Numbers.parse(address)
  const named = numbers?.split(',').filter(Boolean).slice(0, 1000) ?? []
  return named.length > 0 ? { numbers: named } : { matching: filterOf(BoardAddress.parse(address)) }
}
