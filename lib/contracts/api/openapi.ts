import { z } from 'zod'

import { ProposedView } from '../key-views.ts'
import { RecallView } from '../views.ts'
import { OPERATIONS, type ApiOperation } from './operations.ts'

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable: made for programs'),
  detail: z.string().optional(),
  requestId: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
})

const schema = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return json
}

/** What changes a recall that there is: it may be held to the revision that was looked at. */
const isCommand = ({ method, answer, params }: ApiOperation): boolean =>
  method !== 'GET' && params !== undefined && answer === RecallView

export const parametersOf = (operation: ApiOperation) => {
  const of = (place: 'path' | 'query', object: z.ZodObject | undefined) =>
    Object.entries(object?.shape ?? {}).map(([name, type]) => ({
      name,
      in: place,
      // Whatever the schema does not take as absent.
      required: !(type as z.ZodType).safeParse(undefined).success,
      schema: schema(type as z.ZodType, 'input'),
    }))
  const header = (name: string, description: string, required = false) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  return [
    ...of('path', operation.params),
    ...of('query', operation.query),
    ...(operation.method === 'POST'
      ? [
          header(
            'Idempotency-Key',
            'Same key and body: the first answer again, for 24 hours. At most 255 characters.',
          ),
        ]
      : []),
    ...(isCommand(operation)
      ? [
          header(
            'If-Match',
            'The revision that was looked at, in quotes. Stale: 412.',
            operation.method === 'PUT',
          ),
        ]
      : []),
  ]
}

// Whoever may not, or asks for what is not there, or too often; and the database may be away.
const ALWAYS = [401, 403, 404, 422, 429, 503]
const OF_WRITES = [400, 409, 412, 413, 415, 428]

/** The statuses with which a call may be refused. */
const refusalsOf = ({ method }: ApiOperation): number[] =>
  method === 'GET' ? ALWAYS : [...ALWAYS, ...OF_WRITES]

const describe = (id: string, operation: ApiOperation) => {
  const body = operation.rows ? z.array(operation.rows.schema).max(operation.rows.max) : operation.body
  const problem = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    operationId: id,
    summary: operation.summary,
    description: `Needs ${[operation.scope, ...(operation.alsoScopes ?? [])].map((scope) => `\`${scope}\``).join(' and ')}.`,
    parameters: parametersOf(operation),
    ...(body
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: schema(body, 'input') } } },
        }
      : {}),
    responses: {
      [operation.status]: {
        description: 'Done',
        content: { 'application/json': { schema: schema(operation.answer, 'output') } },
      },
      ...(operation.proposes
        ? {
            202: {
              description: 'Waits for another person; nothing has changed',
              content: { 'application/json': { schema: schema(ProposedView, 'output') } },
            },
          }
        : {}),
      ...Object.fromEntries(refusalsOf(operation).map((status) => [status, problem])),
      default: problem,
    },
  }
}

/** The OpenAPI 3.1 document, from the very schemas that parse the requests. */
export const openApiDocument = (baseUrl: string) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [id, operation] of Object.entries(OPERATIONS)) {
    ;(paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(id, operation)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Clearshelf', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas: { Problem: schema(Problem, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key: csk_…' } },
    },
  }
}
