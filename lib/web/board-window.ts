import 'server-only'

import { notFound } from 'next/navigation'

import { confinedToDistrict, type PersonActor } from '#lib/domain/identity/actor.ts'
import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'
import type { BoardWindow } from '#lib/domain/notice/board-view.ts'
import { permittedRead } from '#lib/queries/query.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { ok, type Result } from '#lib/domain/result.ts'

import { webProcess } from './process.ts'
import { sharedRead } from './shared-read.ts'

type Asked = {
  recallId: string
  filter: BoardFilter
  numbers?: string[] | undefined
  order: BoardOrder
  offset: number
  limit: number
}

const shared = sharedRead<Result<string>>()

/** A window of a board, as JSON: written once for all who read it. Fifty boards with the same filter that hear of the same change share one query. */
export const boardWindow = async (actor: PersonActor, asked: Asked, mark = ''): Promise<Result<string>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { db, ports } = webProcess()
  const key = JSON.stringify([actor.tenantId, confinedToDistrict(actor), actor.storeId, asked, mark])
  return shared(key, async () => {
    const shown = await boardRows(db, actor, { ...asked, now: ports.clock.now() })
    return shown.ok ? ok(JSON.stringify(shown.value)) : shown
  })
}

/** The same for a page. What is not there, and what is not for this reader, is not found. */
export const readWindow = async (actor: PersonActor, asked: Asked): Promise<BoardWindow> => {
  const { db, ports } = webProcess()
  const result = await boardRows(db, actor, { ...asked, now: ports.clock.now() })
  return result.ok ? result.value : notFound()
}
