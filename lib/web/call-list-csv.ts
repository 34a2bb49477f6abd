import 'server-only'

import { isUuid } from '#lib/domain/format/uuid.ts'
import { CSV_BOM, csvLine } from '#lib/domain/format/csv.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'
import { callList } from '#lib/queries/recall/call-list.ts'

import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

const HEAD = [
  'Recall',
  'Drill',
  'Store',
  'Name',
  'City',
  'State',
  'Time zone',
  'District',
  'Status',
  'Due',
  'Shipped',
  'Owner',
  'Contacts',
]

export const callListCsv = async (
  actor: PersonActor,
  recallId: string,
  chosen: StoreSelection,
  requestId: string,
): Promise<Response> => {
  const { db, ports } = webProcess()
  if (!isUuid(recallId)) return problem('RECALL_NOT_FOUND', requestId)
  const list = await callList(db, actor, { recallId, chosen, now: ports.clock.now() })
  if (!list.ok) return rejectionProblem(list.rejection, requestId)
  const { number, drill } = list.value
  const rows = list.value.stores.map((store) => [
    number,
    drill ? 'DRILL' : '',
    store.number,
    store.name,
    store.city,
    store.usState,
    store.timezone,
    store.district,
    store.state,
    store.dueAt,
    store.shipped,
    store.owner,
    store.contacts.map(({ kind, address }) => `${kind}: ${address}`).join('; '),
  ])
  return new Response(CSV_BOM + [HEAD, ...rows].map(csvLine).join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${drill ? 'DRILL-' : ''}call-list-${number}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
