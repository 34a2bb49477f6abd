import { deadlineSettings } from '#lib/queries/notice/deadline-settings.ts'
import { saveDeadlines } from '#lib/use-cases/notice/save-deadlines.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getDeadlines', (_, { actor }, db) => deadlineSettings(db, actor, {}))

export const PUT = apiRoute('putDeadlines', async (ports, { actor, body }, db) => {
  const saved = await saveDeadlines(ports)(actor, body)
  return saved.ok ? deadlineSettings(db, actor, {}) : saved
})
