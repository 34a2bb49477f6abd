import 'server-only'

import { UNREADABLE_CALL } from './client-address.ts'
import { problem } from './problem.ts'
import { webProcess } from './process.ts'

export const unknownRoute = (request?: Request): Response => {
  const requestId = webProcess().ports.random.id()
  if (request && new URL(request.url).pathname === UNREADABLE_CALL)
    return problem('MALFORMED_ADDRESS', requestId, { detail: 'The path is not percent-encoded UTF-8.' })
  return problem('NOT_FOUND', requestId, { detail: 'There is no such call. See /api/v1/openapi.json.' })
}
