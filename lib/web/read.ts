import 'server-only'

import { notFound } from 'next/navigation'

import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import type { Readable } from '#lib/compose.ts'

import { webProcess } from './process.ts'

type Read<A extends Actor, Filter, View> = (
  db: Readable,
  actor: A,
  filter: Filter & { now: Date },
) => Promise<Result<View>>

/** A query for a page. What is not there, and what is not for this reader, is the same: not found. */
export const read = async <A extends Actor, Filter, View>(
  query: Read<A, Filter, View>,
  actor: A,
  filter: Filter,
): Promise<View> => {
  const { db, ports } = webProcess()
  const result = await query(db, actor, { ...filter, now: ports.clock.now() })
  return result.ok ? result.value : notFound()
}
