import { redriveDeadLetters } from '#lib/use-cases/operations/decide-dead-letters.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('redriveDeadLetters', (ports, { actor, body: { queue, ids, dryRun } }) =>
  redriveDeadLetters(ports)(actor, { queue, ids: ids ?? null, dryRun }),
)
