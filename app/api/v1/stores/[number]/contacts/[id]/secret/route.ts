import { rotateContactSecret } from '#lib/use-cases/catalog/rotate-contact-secret.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('rotateContactSecret', (ports, { actor, params: { number, id } }) =>
  rotateContactSecret(ports)(actor, { number, contactId: id }),
)
