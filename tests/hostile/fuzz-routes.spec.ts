import { z } from 'zod'

import { bent, NASTY, oneOf, textOf, type Random } from '#tests/support/bending.ts'
import { seeded } from '#tests/support/world-time.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { OTHER_ROUTES } from '#tests/routes/registry.ts'

import { RAW } from './judge-answer.ts'
import { retailerApart } from './retailer-apart.ts'
import { makeRouteGround, ROUTE_INPUTS, type RouteGround, type Valid } from './route-inputs.ts'

// The routes beside the API, as a program would call them: FUZZ=100000 SEED=7 npm run prove -- tests/hostile/fuzz

const COUNT = Number(process.env['FUZZ'] ?? 400)
const SEED = Number(process.env['SEED'] ?? 20_261_201)
const LONGEST_MS = 1000
const IS_LARGE = COUNT >= 10_000

const Problem = z.strictObject({
  type: z.url(),
  title: z.string().min(1),
  status: z.int(),
  code: z.string().regex(/^[A-Z_]+$/),
  detail: z.string().optional(),
  requestId: z.uuid(),
  errors: z.array(z.looseObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
})

const calls = Object.entries(OTHER_ROUTES).flatMap(([route, { methods, surfaces }]) =>
  methods.map((method) => ({
    name: `${method} ${route}`,
    method,
    route,
    surface: surfaces.at(-1) ?? ('recall' as const),
  })),
)
type Call = (typeof calls)[number]

// A session that ends, and guesses that are counted, would be missed by the calls after them.
const ONCE = new Set(['POST /api/store/sign-out', 'POST /api/auth/[...nextauth]'])

const bentValid = (random: Random, valid: Valid): Valid => {
  const parts = (['params', 'query', 'json', 'bytes', 'headers'] as const).filter(
    (part) => valid[part] !== undefined,
  )
  const part = oneOf(random, [...parts, 'query', 'who'] as const)
  const nasty = () => textOf(oneOf(random, NASTY)).slice(0, 300)
  const record = (old: Record<string, string> = {}) => {
    const names = Object.keys(old)
    const name = names.length === 0 || random() < 0.2 ? 'other' : oneOf(random, names)
    return { ...old, [name]: nasty() }
  }
  if (part === 'who') return { ...valid, who: oneOf(random, ['desk', 'store'] as const) }
  if (part === 'json') return { ...valid, json: bent(random, valid.json) }
  if (part === 'bytes') return { ...valid, bytes: nasty() }
  if (part === 'headers') {
    const { headers = {} } = valid
    const name = oneOf(random, Object.keys(headers))
    return { ...valid, headers: { ...headers, [name]: encodeURIComponent(nasty()) } }
  }
  return { ...valid, [part]: record(valid[part]) }
}

const addressOf = ({ route }: Call, { params = {}, query = {} }: Valid): string => {
  const path = route.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? 'x').replaceAll('%2F', '/'),
  )
  const search = new URLSearchParams(query).toString()
  return `${path}${search ? `?${search}` : ''}`
}

const send = async (call: Call, valid: Valid, ground: RouteGround) => {
  const { who, json, bytes, headers } = valid
  const cookie =
    who === 'desk'
      ? ground.desk
      : who === 'store'
        ? ground.associate.cookie
        : who === 'leaver'
          ? ground.leaver.cookie
          : ''
  const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json))
  const base = urlOf(who === 'desk' ? 'recall' : call.surface)
  const begun = performance.now()
  const stop = new AbortController()
  const answer = await fetch(base + addressOf(call, valid), {
    method: call.method,
    redirect: 'manual',
    signal: stop.signal,
    headers: {
      cookie,
      origin: base,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined || call.method === 'GET' ? {} : { body }),
  })
  const type = answer.headers.get('content-type') ?? ''
  // A stream of events has no end.
  const text = type.startsWith('text/event-stream') ? '' : await answer.text()
  stop.abort()
  return { status: answer.status, type, text, ms: performance.now() - begun }
}

const faultOf = ({ status, type, text, ms }: Awaited<ReturnType<typeof send>>): string | null => {
  if (status >= 500) return `status ${status}`
  if (type.startsWith('application/problem+json') && !Problem.safeParse(JSON.parse(text)).success)
    return 'no problem of ours'
  if (/json/.test(type) && RAW.test(text) && !type.includes('openapi') && text.length < 20_000)
    return 'something from inside'
  if (type === 'application/json') JSON.parse(text)
  return IS_LARGE && ms > LONGEST_MS ? `${Math.round(ms)} ms` : null
}

test('each route beside the API has a request that it takes', () => {
  expect(Object.keys(ROUTE_INPUTS).toSorted()).toEqual(calls.map(({ name }) => name).toSorted())
})

test(`${COUNT} bent requests to the routes beside the API: none is an accident of ours (seed ${SEED})`, async () => {
  test.setTimeout(IS_LARGE ? 7_200_000 : 120_000)
  const ground = await makeRouteGround(await retailerApart())
  const random = seeded(SEED)
  const wrong: unknown[] = []
  const refused: unknown[] = []
  const press = async (call: Call, valid: Valid) => {
    const answer = await send(call, valid, ground)
    const fault = faultOf(answer)
    if (fault) wrong.push([call.name, fault, textOf(valid).slice(0, 300), answer.text.slice(0, 300)])
    return answer
  }
  for (const call of calls) {
    const valid = ROUTE_INPUTS[call.name]?.(ground) ?? {}
    const { status, text } = await press(call, valid)
    if (status !== (valid.status ?? 200) && status !== 201)
      refused.push([call.name, status, text.slice(0, 300)])
  }
  const bendable = calls.filter(({ name }) => !ONCE.has(name))
  for (let i = calls.length; i < COUNT; i += 1) {
    const call = bendable[i % bendable.length] as Call
    const valid = ROUTE_INPUTS[call.name]?.(ground) ?? {}
    await press(call, random() < 0.1 ? valid : bentValid(random, valid))
  }
  expect(wrong.slice(0, 5), `of ${wrong.length}`).toEqual([])
  expect(refused).toEqual([])
})
