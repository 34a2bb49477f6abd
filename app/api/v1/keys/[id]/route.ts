import { revokeKey } from '#lib/use-cases/identity/revoke-key.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const DELETE = apiRoute('revokeKey', (ports, { actor, params }) => revokeKey(ports)(actor, params.id))
