import 'server-only'

import { unstable_rethrow } from 'next/navigation'

import { Overloaded, overloaded } from '#lib/domain/result.ts'

import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

/** Around every route: a request id, a span, one log line, one measurement; an accident becomes a plain 500 with the id. */
export const observed = async (
  request: Request,
  route: string,
  answer: (requestId: string) => Promise<Response>,
): Promise<Response> => {
  const { ports, metrics } = webProcess()
  const requestId = ports.random.id()
  const started = performance.now()
  const { method } = request
  const traceparent = request.headers.get('traceparent')
  return ports.tracing.span(
    `${method} ${route}`,
    async () => {
      const response = await answer(requestId).catch(async (error: unknown) => {
        unstable_rethrow(error)
        if (error instanceof Overloaded) return rejectionProblem(overloaded.rejection, requestId)
        ports.log.error('request.failed', { requestId, method, route, error })
        // While the database is away it is not our fault, and may be asked again.
        return problem((await webProcess().missing()).length > 0 ? 'UNAVAILABLE' : 'INTERNAL', requestId)
      })
      const ms = performance.now() - started
      metrics.requests.observe({ route, status: response.status }, ms / 1000)
      ports.log.info('request', { requestId, method, route, status: response.status, ms: Math.round(ms) })
      return response
    },
    { traceparent },
  )
}
