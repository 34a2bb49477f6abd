import { expect, test } from 'vitest'

import type { ApiOperation, OperationName } from '#lib/contracts/api/operations.ts'
import { openApiDocument } from '#lib/contracts/api/openapi.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { bodyOf, BY_ANOTHER, makeGround, operations, pathOf, QUERIES } from '#tests/support/api-ground.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { bent, NASTY, oneOf, textOf, type Random } from '#tests/support/bending.ts'
import { seeded } from '#tests/support/world-time.ts'
import { bareWorld } from '#tests/support/world.ts'

// Requests as a stranger with a key would bend them: FUZZ=100000 SEED=7 npm test -- tests/hostile/fuzz

const COUNT = Number(process.env['FUZZ'] ?? 400)
const SEED = Number(process.env['SEED'] ?? 20_261_201)
const LONGEST_MS = 1000

const bentPath = (random: Random, name: OperationName, path: string, operation: ApiOperation): string => {
  const [bare = ''] = path.split('?')
  const parts = bare.split('/')
  const at = parts.findIndex((_, i) => operation.path.split('/')[i]?.startsWith('{'))
  const moved =
    at > 0 && random() < 0.1
      ? parts.with(at, encodeURIComponent(textOf(oneOf(random, NASTY)).slice(0, 200) || 'x')).join('/')
      : bare
  const names = Object.keys(operation.query?.shape ?? {})
  if (names.length === 0 || random() < 0.4) return moved + (QUERIES[name] ?? '')
  const query = new URLSearchParams(QUERIES[name])
  query.set(oneOf(random, [...names, 'other']), textOf(oneOf(random, NASTY)).slice(0, 300))
  return `${moved}?${query}`
}

const HEADERS: readonly Record<string, string>[] = [
  { 'if-match': '"999999999999999999"' },
  { 'if-match': 'W/"1", *' },
  { 'idempotency-key': 'the same for all' },
  { 'idempotency-key': 'x'.repeat(300) },
  { 'content-type': 'text/plain' },
  { 'content-length': '99999999' },
]
const bentHeaders = (random: Random): Record<string, string> => (random() < 0.1 ? oneOf(random, HEADERS) : {})

/** Now and then a body that ends in the middle. */
const brokenOff = (random: Random, body: unknown): unknown => {
  if (random() >= 0.03) return body
  const text = textOf(body) ?? ''
  return text.slice(0, Math.floor(random() * text.length))
}

test(`${COUNT} bent requests: none is an accident of ours, each answer is as the contract says (seed ${SEED})`, async () => {
  await using world = await bareWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const api = worldApi(world)
  const about = await makeGround(world, api)
  const random = seeded(SEED)
  const keys = [
    await api.keyOf(world.manager, API_SCOPES),
    await api.keyOf(world.approver, API_SCOPES),
  ] as const
  const { paths } = openApiDocument('https://recall.example')
  const wrong: unknown[][] = []
  const succeeded = new Set<OperationName>()
  let longest = 0
  for (let i = 0; i < COUNT; i += 1) {
    const [name, operation] = operations[i % operations.length] as (typeof operations)[number]
    const straight = i < operations.length || random() < 0.15
    const path = straight
      ? pathOf(name, operation, about) + (QUERIES[name] ?? '')
      : bentPath(random, name, pathOf(name, operation, about), operation)
    const hasBody = operation.method === 'POST' || operation.method === 'PUT'
    const body = straight ? bodyOf(name, about) : bent(random, bodyOf(name, about))
    const key = BY_ANOTHER.has(name) ? keys[1] : keys[0]
    const begun = performance.now()
    const answer = await api.call(operation.method, path, {
      key,
      ...(hasBody ? { body: straight ? body : brokenOff(random, body) } : {}),
      headers: {
        ...(operation.method === 'PUT' ? { 'if-match': '"1"' } : {}),
        ...(straight ? {} : bentHeaders(random)),
      },
    })
    longest = Math.max(longest, performance.now() - begun)
    const described = (paths[operation.path]?.[operation.method.toLowerCase()] ?? {}) as {
      responses?: Record<string, unknown>
    }
    if (answer.status < 300) {
      succeeded.add(name)
      if (answer.status === operation.status && !operation.answer.safeParse(answer.body).success)
        wrong.push([name, answer.status, 'not as the schema says', answer.body])
    }
    if (answer.status >= 500 || !described.responses?.[answer.status])
      wrong.push([name, answer.status, path, body, answer.body])
  }
  expect(wrong.slice(0, 5)).toEqual([])
  expect(operations.flatMap(([name]) => (succeeded.has(name) ? [] : [name]))).toEqual([])
  // A clock is no judge of a small run, beside whatever else is tried.
  if (COUNT >= 10_000) expect(longest, 'milliseconds of the slowest request').toBeLessThan(LONGEST_MS)
}, 3_600_000)
