import { rotateKey } from '#lib/use-cases/identity/rotate-key.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('rotateKey', (ports, { actor, params }) => rotateKey(ports)(actor, params.id))
