import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { createMetrics } from '#lib/adapters/observability/metrics.ts'
import { idempotency } from '#lib/adapters/prisma/idempotency.ts'
import { prismaTogether } from '#lib/adapters/prisma/transact.ts'
import type { WebProcess } from '#lib/compose.ts'
import { OPERATIONS, type ApiOperation } from '#lib/contracts/api/operations.ts'
import type { ApiScope } from '#lib/domain/identity/actor.ts'

import type { World } from './world.ts'
import type { Person } from './world-people.ts'

type Options = { key?: string; body?: unknown; headers?: Record<string, string> }
export type ApiAnswer<Body = Record<string, unknown>> = { status: number; headers: Headers; body: Body }

export type WorldApi = {
  /** One request to the very route that serves it, without a socket in between. */
  call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    options?: Options,
  ): Promise<ApiAnswer<Body>>
  /** The secret of a key that belongs to this person. */
  keyOf(person: Pick<Person, 'id'>, scopes: readonly ApiScope[]): Promise<string>
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const API = join(import.meta.dirname, '../../app/api/v1')
const metrics = createMetrics('world-api')
const kept = globalThis as typeof globalThis & { clearshelf?: WebProcess }

/** The API over a world: its routes, as Next would call them. */
export const worldApi = (world: World): WorldApi => {
  const { web: ports, db } = world
  kept.clearshelf = {
    ports,
    db: db.web,
    metrics,
    env: {
      SURFACE: 'recall',
      TRUSTED_PROXIES: 0,
      RECALL_URL: ports.urls.recall,
      STORE_URL: ports.urls.store,
    } as WebProcess['env'],
    idempotency: idempotency(db.web, ports),
    together: prismaTogether(db.web, ports),
    listener: { subscribe: () => () => undefined } as unknown as WebProcess['listener'],
    hasDatabase: async () => true,
    missing: async () => [],
    ready: async () => true,
    start: async () => undefined,
    stop: async () => undefined,
  }
  onTestFinished(() => {
    delete kept.clearshelf
  })
  return {
    call: async (method, path, { key, body, headers } = {}) => {
      const { handler, params } = await routeOf(method, path)
      const request = new Request(`${ports.urls.recall}/api/v1${path}`, {
        method,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const answer = await handler(request, { params: Promise.resolve(params) })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
    },
    keyOf: async ({ id: personId }, scopes) => {
      const secret = `csk_${ports.random.secret(32)}`
      await world.truth.rows(
        `INSERT INTO api_key (id, tenant_id, person_id, name, prefix, secret_hash, scopes, created_at)
         SELECT $1, tenant_id, id, 'Key of a test', 'csk_', $3, $4, $5 FROM person WHERE id = $2`,
        [ports.random.id(), personId, ports.digest(secret), scopes, ports.clock.now()],
      )
      return secret
    },
  }
}

const routeOf = async (method: string, path: string) => {
  const parts = (path.split('?')[0] ?? '').split('/')
  const fits = ({ method: other, path: pattern }: ApiOperation) => {
    const wanted = pattern.split('/')
    return (
      other === method &&
      wanted.length === parts.length &&
      wanted.every((part, i) => part.startsWith('{') || part === parts[i])
    )
  }
  // An address that is spelt out goes before one with a place to fill.
  const found = Object.values<ApiOperation>(OPERATIONS)
    .filter(fits)
    .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
  if (!found) throw new Error(`No operation for ${method} ${path}`)
  const file = found.path.replaceAll('{', '[').replaceAll('}', ']')
  const route = (await import(/* @vite-ignore */ join(API, file, 'route.ts'))) as Record<string, Handler>
  const handler = route[method]
  if (!handler) throw new Error(`No handler for ${method} ${path}`)
  const params = Object.fromEntries(
    found.path
      .split('/')
      .flatMap((part, i) =>
        part.startsWith('{') ? [[part.slice(1, -1), decodeURIComponent(parts[i] ?? '')]] : [],
      ),
  ) as Record<string, string>
  return { handler, params }
}
