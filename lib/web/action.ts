import 'server-only'

import { unstable_rethrow } from 'next/navigation'
import { headers } from 'next/headers'
import type { z } from 'zod'

import type { WebPorts } from '#lib/compose.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import { Overloaded, overloaded, rejected, type Rejection, type Result } from '#lib/domain/result.ts'

import { currentActor, type Signed } from './current-actor.ts'
import { webProcess } from './process.ts'
import { REJECTIONS } from './rejection-status.ts'
import { isSameOrigin } from './same-origin.ts'

type Run<Input, Value> = (ports: WebPorts, input: Input, signed: Signed) => Promise<Result<Value>>

/** The one way into a use case from a form of somebody who is signed in: origin, session, input, then the use case. */
export const action = <Schema extends z.ZodType, Value>(
  name: string,
  schema: Schema,
  run: Run<z.output<Schema>, Value>,
) =>
  guarded(name, schema, async (ports, input: z.output<Schema>) => {
    const signed = await currentActor()
    return signed
      ? run(ports, input, signed)
      : rejected('UNAUTHENTICATED', 'You were signed out. Nothing was changed. Sign in again.')
  })

/** The same for those who are not signed in: reset a password, accept an invitation, follow a link. */
export const publicAction = <Schema extends z.ZodType, Value>(
  name: string,
  schema: Schema,
  run: (ports: WebPorts, input: z.output<Schema>) => Promise<Result<Value>>,
) => guarded(name, schema, run)

const guarded =
  <Schema extends z.ZodType, Value>(
    name: string,
    schema: Schema,
    run: (ports: WebPorts, input: z.output<Schema>) => Promise<Result<Value>>,
  ) =>
  async (input: unknown): Promise<ActionAnswer<Value>> => {
    const { ports } = webProcess()
    const requestId = ports.random.id()
    const from = await headers()
    if (!isSameOrigin(from))
      return refusal(
        { code: 'FORBIDDEN', detail: 'This request did not come from a page of ours.' },
        requestId,
      )
    const parsed = parseInput(schema, input instanceof FormData ? Object.fromEntries(input) : input)
    if (!parsed.success) return refusal({ code: 'VALIDATION_FAILED', errors: parsed.errors }, requestId)
    return ports.tracing.span(`action ${name}`, async () => {
      const result = await run(ports, parsed.data).catch((error: unknown) => {
        unstable_rethrow(error)
        if (error instanceof Overloaded) return overloaded
        ports.log.error('action.failed', { requestId, route: name, error })
        return null
      })
      const code = result === null ? 'INTERNAL' : result.ok ? 'OK' : result.rejection.code
      ports.log.info('action', { requestId, route: name, code })
      if (result === null) return accident(requestId)
      return result.ok ? result : refusal(result.rejection, requestId)
    })
  }

/** Whether a commit arrived before the connection was lost, nobody knows: then nothing else is said. */
const accident = async (requestId: string): Promise<ActionAnswer<never>> =>
  (await webProcess().hasDatabase())
    ? {
        ok: false,
        code: 'INTERNAL',
        title: 'Something went wrong on our side',
        detail: `Nothing was changed. Reference ${requestId}.`,
        errors: [],
      }
    : {
        ok: false,
        code: 'UNAVAILABLE',
        title: 'The connection to our database was lost',
        detail: 'Reload the page and check whether it was saved before you try again.',
        errors: [],
      }

const refusal = ({ code, detail, errors = [] }: Rejection, requestId: string): ActionAnswer<never> => {
  const [, title] = REJECTIONS[code]
  return {
    ok: false,
    code,
    title,
    detail: detail ?? (errors.length > 0 ? '' : `Reference ${requestId}.`),
    errors,
  }
}
