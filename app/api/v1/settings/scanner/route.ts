import { scannerSettings } from '#lib/queries/notice/scanner-settings.ts'
import { saveKnowledgeLimits } from '#lib/use-cases/notice/save-knowledge-limits.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getScanner', (_, { actor }, db) => scannerSettings(db, actor, {}))

export const PUT = apiRoute('putScanner', async (ports, { actor, body }, db) => {
  const saved = await saveKnowledgeLimits(ports)(actor, body)
  return saved.ok ? scannerSettings(db, actor, {}) : saved
})
