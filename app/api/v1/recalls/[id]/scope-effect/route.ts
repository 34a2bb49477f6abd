import { scopeEffect } from '#lib/queries/recall/scope-effect.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('scopeEffect', (_ports, { actor, params, body }, db) =>
  scopeEffect(db, actor, { id: params.id, scope: body.scope }),
)
