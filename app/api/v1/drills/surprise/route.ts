import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { planDrill } from '#lib/use-cases/recall/plan-drill.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('scheduleSurpriseDrill', async (ports, { actor, reader, body, now }, db) => {
  const planned = await planDrill(ports)(actor, body)
  return planned.ok ? recallDetail(db, reader, { id: planned.value.id, now }) : planned
})
