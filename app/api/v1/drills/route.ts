import { ok } from '#lib/domain/result.ts'
import { listDrills } from '#lib/queries/drill/list-drills.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { planDrill } from '#lib/use-cases/recall/plan-drill.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listDrills', async (_, { actor, query, now }, db) => {
  const listed = await listDrills(db, actor, { ...query, now })
  return listed.ok ? ok({ data: listed.value.drills, nextCursor: listed.value.nextCursor }) : listed
})

export const POST = apiRoute('draftDrill', async (ports, { actor, reader, body, now }, db) => {
  const planned = await planDrill(ports)(actor, body)
  return planned.ok ? recallDetail(db, reader, { id: planned.value.id, now }) : planned
})
