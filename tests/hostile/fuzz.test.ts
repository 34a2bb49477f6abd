import { expect, test } from 'vitest'

import type { ApiOperation, OperationName } from '#lib/contracts/api/operations.ts'
import { openApiDocument } from '#lib/contracts/api/openapi.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { bodyOf, BY_ANOTHER, makeGround, operations, pathOf, QUERIES } from '#tests/support/api-ground.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { seeded } from '#tests/support/world-time.ts'
import { bareWorld } from '#tests/support/world.ts'

// Requests as a stranger with a key would bend them: FUZZ=100000 SEED=7 npm test -- tests/hostile/fuzz

const COUNT = Number(process.env['FUZZ'] ?? 400)
const SEED = Number(process.env['SEED'] ?? 20_261_201)
const LONGEST_MS = 1000

type Chance = () => number
const oneOf = <T>(chance: Chance, values: readonly T[]): T =>
  values[Math.floor(chance() * values.length)] as T

// What breaks programs: edges of numbers and dates, other writing systems, signs that end lines, look like paths or queries.
const NASTY: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  '\u202Eabc',
  'a\r\nBcc: x@example.com',
  '=1+1',
  "'; DROP TABLE store; --",
  '../../etc/passwd',
  '%ff',
  '%00',
  'ÅÄÖ 日本 🙂',
  'x'.repeat(5000),
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
  [],
  [[]],
  {},
  { __proto__: null, constructor: { prototype: 1 } },
  Array.from({ length: 300 }, (_, i) => i),
]

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The same body with one part of it, however deep, replaced, left out or doubled. */
const bent = (chance: Chance, body: unknown): unknown => {
  if (chance() < 0.08) return oneOf(chance, NASTY)
  if (Array.isArray(body)) {
    if (body.length === 0 || chance() < 0.2) return [...(body as unknown[]), oneOf(chance, NASTY)]
    const at = Math.floor(chance() * body.length)
    return body.with(at, bent(chance, body[at]))
  }
  if (typeof body !== 'object' || body === null) return oneOf(chance, NASTY)
  const entries = Object.entries(body)
  if (entries.length === 0 || chance() < 0.15)
    return { ...body, [`k${Math.floor(chance() * 9)}`]: oneOf(chance, NASTY) }
  const at = Math.floor(chance() * entries.length)
  if (chance() < 0.2) return Object.fromEntries(entries.toSpliced(at, 1))
  return Object.fromEntries(entries.map(([key, value], i) => [key, i === at ? bent(chance, value) : value]))
}

const bentPath = (chance: Chance, name: OperationName, path: string, operation: ApiOperation): string => {
  const [bare = ''] = path.split('?')
  const parts = bare.split('/')
  const at = parts.findIndex((_, i) => operation.path.split('/')[i]?.startsWith('{'))
  const moved =
    at > 0 && chance() < 0.1
      ? parts.with(at, encodeURIComponent(textOf(oneOf(chance, NASTY)).slice(0, 200) || 'x')).join('/')
      : bare
  const names = Object.keys(operation.query?.shape ?? {})
  if (names.length === 0 || chance() < 0.4) return moved + (QUERIES[name] ?? '')
  const query = new URLSearchParams(QUERIES[name])
  query.set(oneOf(chance, [...names, 'other']), textOf(oneOf(chance, NASTY)).slice(0, 300))
  return `${moved}?${query}`
}

test(`${COUNT} bent requests: none is an accident of ours, each answer is as the contract says (seed ${SEED})`, async () => {
  await using world = await bareWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const api = worldApi(world)
  const about = await makeGround(world, api)
  const chance = seeded(SEED)
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
    const straight = i < operations.length || chance() < 0.15
    const path = straight
      ? pathOf(name, operation, about) + (QUERIES[name] ?? '')
      : bentPath(chance, name, pathOf(name, operation, about), operation)
    const hasBody = operation.method === 'POST' || operation.method === 'PUT'
    const body = straight ? bodyOf(name, about) : bent(chance, bodyOf(name, about))
    const key = BY_ANOTHER.has(name) ? keys[1] : keys[0]
    const begun = performance.now()
    const answer = await api.call(operation.method, path, {
      key,
      ...(hasBody ? { body } : {}),
      ...(operation.method === 'PUT' ? { headers: { 'if-match': '"1"' } } : {}),
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
  // A clock is no judge of a small run, beside whatever else is tried.
  if (COUNT >= 10_000) expect(longest, 'milliseconds of the slowest request').toBeLessThan(LONGEST_MS)
  expect(succeeded.size / operations.length).toBeGreaterThanOrEqual(0.85)
}, 3_600_000)
