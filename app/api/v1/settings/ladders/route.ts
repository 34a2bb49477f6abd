import { everyLadder } from '#lib/queries/escalation/every-ladder.ts'
import { saveLadders } from '#lib/use-cases/escalation/save-ladders.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getLadders', (_, { actor }, db) => everyLadder(db, actor, {}))

export const PUT = apiRoute('putLadders', async (ports, { actor, body }, db) => {
  const saved = await saveLadders(ports)(actor, body)
  return saved.ok ? everyLadder(db, actor, {}) : saved
})
