import 'server-only'

import { clocksDiffer, type Happening } from '#lib/domain/timeline/timeline.ts'

import { iso } from '../../query.ts'
import type { Names } from './names.ts'
import type { Leaf } from './timeline-groups.ts'

/** One leaf, with the names of today. */
export const happeningOf = (
  { id, at, recordedAt, actor, action, storeId, data }: Leaf,
  names: Names,
): Happening => ({
  key: id,
  at: iso(at),
  since: iso(at),
  recordedAt: recordedAt && clocksDiffer(at, recordedAt) ? iso(recordedAt) : null,
  action,
  count: 1,
  who: names.actor(actor),
  store: names.store(storeId),
  data: typeof data['ownerId'] === 'string' ? { ...data, ownerName: names.person(data['ownerId']) } : data,
})
