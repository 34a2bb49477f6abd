import { listTemplates } from '#lib/queries/recall/list-templates.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listTemplates', (_, { actor, query }, db) => listTemplates(db, actor, query))
