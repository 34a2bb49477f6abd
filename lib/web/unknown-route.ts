import 'server-only'

import { problem } from './problem.ts'
import { webProcess } from './process.ts'

export const unknownRoute = (): Response =>
  problem('NOT_FOUND', webProcess().ports.chance.id(), {
    detail: 'There is no such call. See /api/v1/openapi.json.',
  })
