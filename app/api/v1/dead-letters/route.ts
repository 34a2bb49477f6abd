import { listDeadLetters } from '#lib/queries/operations/list-dead-letters.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listDeadLetters', (_, { actor, query }, db) => listDeadLetters(db, actor, query))
