import { ok } from '#lib/domain/result.ts'
import { listKeys } from '#lib/queries/identity/list-keys.ts'
import { createKey } from '#lib/use-cases/identity/create-key.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listKeys', async (_, { actor, now }, db) => {
  const keys = await listKeys(db, actor, { now })
  return keys.ok ? ok({ data: keys.value, nextCursor: null }) : keys
})

export const POST = apiRoute('createKey', (ports, { actor, body }) => createKey(ports)(actor, body))
