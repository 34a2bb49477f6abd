import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'

import { joinStack, stack, startStack } from '#tests/e2e/support/stack.ts'

import { growthOf, machine, percentile, spreadOf } from './figures.ts'
import { openPage, openStream } from './live-boards.ts'

// `npm run bench:live`: from the acknowledgement to fifty open boards, through real processes, at a recall of growing
// size. One board is a page in a browser, where the store's row is waited for; the others hold a stream, wait for the
// figure, and read their rows again as a page does. Fails when one is late, when something is never seen, or when
// it takes longer faster than the recall grows. E2E_DATA_DIR joins a stack that runs already.

const SIZES = (process.env['BENCH_SIZES'] ?? '1000,10000,100000').split(',').map(Number)
const BOARDS = Number(process.env['BENCH_BOARDS'] ?? 50)
const BOARDS_OF_ONE = 25
const A_SECOND = Number(process.env['BENCH_RATE'] ?? 20)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 12)
const BOUND_MS = 1000
const STORES = A_SECOND * SECONDS
const IN_VIEW = Math.min(100, STORES)

const end = await (process.env['E2E_DATA_DIR'] ? joinStack(process.env['E2E_DATA_DIR']) : startStack())
const { recallUrl, demo, databaseUrl } = stack()
const truth = new Client({ connectionString: databaseUrl })
await truth.connect()

const api = async <Body>(method: string, path: string, body?: unknown, key = demo.apiKey): Promise<Body> => {
  const response = await fetch(`${recallUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

const signIn = async (): Promise<string> => {
  const pairs = (of: Response) => of.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const begun = await fetch(`${recallUrl}/api/auth/csrf`)
  const { csrfToken } = (await begun.json()) as { csrfToken: string }
  const answer = await fetch(`${recallUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: pairs(begun).join('; '), origin: recallUrl },
    body: new URLSearchParams({ csrfToken, ...demo.manager, callbackUrl: recallUrl, json: 'true' }),
  })
  return pairs(answer).find((pair) => pair.includes('-session=')) ?? ''
}

const OURS = `(SELECT tenant_id FROM store WHERE number = '${demo.store.number}')`

const countStores = async (): Promise<number> => {
  const { rows } = await truth.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM store WHERE tenant_id = ${OURS} AND removed_at IS NULL`,
  )
  return rows[0]?.n ?? 0
}

// Without contacts: no message goes out, and nothing but the acknowledgements is measured.
const addStores = async (prefix: string, count: number): Promise<string[]> => {
  const { rows } = await truth.query<{ number: string }>(
    `INSERT INTO store (id, tenant_id, number, name, timezone, city, state, country, created_at, updated_at)
     SELECT gen_random_uuid(), ${OURS}, '${prefix}' || lpad(n::text, 6, '0'), 'Store on street ' || n, 'America/Chicago',
            'City ' || n % 500, 'TX', 'US', now(), now() FROM generate_series(1, ${Math.max(0, count)}) n RETURNING number`,
  )
  return rows.map(({ number }) => number).toSorted()
}

const issue = async (): Promise<string> => {
  const { data: recalls } = await api<{ data: { scope: object[]; status: string }[] }>(
    'GET',
    '/recalls?limit=50',
  )
  const scope = recalls
    .find(({ status }) => status === 'issued')
    ?.scope.map((line) => ({ ...line, pictureId: null }))
  const { id } = await api<{ id: string }>('POST', '/recalls', {
    title: 'Measured live',
    kind: 'recall',
    priority: 'low',
    jurisdiction: 'US',
    reasonCode: 'listeria',
    hazard: 'Listeria can cause severe infection in newborns, pregnant women and older people.',
    instructions:
      'Stop selling this product now. Remove every pack of the lots named and set it apart.\nReport what you found in the app. Questions: call the recall desk.',
    scope,
    target: { mode: 'all', storeNumbers: [] },
  })
  await api('POST', `/recalls/${id}/submit`, {})
  await api('POST', `/recalls/${id}/approve`, {}, demo.approverApiKey)
  await api('POST', `/recalls/${id}/issue`, {})
  return id
}

// Until the stores are told and what follows from that is done: it is not what is measured.
const comeToRest = async (): Promise<void> => {
  const open = async () => {
    const { rows } = await truth.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM recall_version WHERE fanned_out_at IS NULL)::int + (SELECT count(*) FROM reach_check)::int
            + (SELECT count(*) FROM outbox)::int + (SELECT count(*) FROM delivery WHERE state IN ('pending', 'sending'))::int AS n`,
    )
    return rows[0]?.n ?? 0
  }
  while ((await open()) > 0) await sleep(500)
  await truth.query('ANALYZE notice')
}

/** Delays of the figures on all boards that hold a stream, and of the rows of the page. */
const measureSize = async (size: number): Promise<{ figures: number[]; rows: number[] }> => {
  // The page looks for the first by their prefix: it stands in no number of the others.
  const [prefix, others] = [`L${randomUUID().slice(0, 8)}`, `F${randomUUID().slice(0, 8)}`].map((one) =>
    one.toUpperCase(),
  ) as [string, string]
  const numbers = await addStores(prefix, STORES)
  await addStores(others, size - (await countStores()))
  const recallId = await issue()
  await comeToRest()
  // One session holds no more than some streams.
  const cookies = await Promise.all(Array.from({ length: Math.ceil(BOARDS / BOARDS_OF_ONE) }, signIn))
  const boardOf = (n: number) => ({
    recallUrl,
    recallId,
    cookie: cookies[Math.floor(n / BOARDS_OF_ONE)] ?? '',
  })
  const stop = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: BOARDS - 1 }, (_, n) => openStream(boardOf(n), stop.signal)),
  )
  const page = await openPage(boardOf(BOARDS - 1), { text: prefix, rows: IN_VIEW })
  await sleep(1500)

  const sent: { at: number; number: string; count: number }[] = []
  const began = Date.now()
  await Promise.all(
    numbers.map(async (_, i) => {
      // Not in their order: the rows in view change all the while.
      const number = numbers[(i * 7) % numbers.length] ?? ''
      await sleep((i * 1000) / A_SECOND)
      const at = Date.now()
      await api('POST', `/recalls/${recallId}/stores/${number}/acknowledge`, { by: 'Somebody', version: 1 })
      sent.push({ at, number, count: sent.length + 1 })
    }),
  )
  const took = (Date.now() - began) / 1000
  // What is late is to be seen as late, not as lost.
  const isIn = async () =>
    (await page.drawn()).size >= IN_VIEW &&
    streams.every((seen) => seen.some(({ acknowledged }) => acknowledged >= sent.length))
  for (let tries = 0; tries < 40 && !(await isIn()); tries += 1) await sleep(500)
  stop.abort()
  const drawn = await page.drawn()
  await page.close()

  // From the press to the first figure on each board that counts it, and to the row that says it.
  const figures = sent.flatMap(({ at, count }) =>
    streams.map((seen) => (seen.find(({ acknowledged }) => acknowledged >= count)?.at ?? Infinity) - at),
  )
  const inView = new Set(numbers.slice(0, IN_VIEW))
  const rows = sent
    .filter(({ number }) => inView.has(number))
    .map(({ at, number }) => (drawn.get(number) ?? Infinity) - at)
  const events = streams.reduce((sum, seen) => sum + seen.length, 0) / streams.length
  console.log(
    `${await countStores()} stores: ${BOARDS} boards, ${numbers.length} acknowledgements in ${took.toFixed(1)} s; ${events.toFixed(0)} events per board`,
  )
  return { figures, rows }
}

console.log(
  `${machine()}, load ${loadavg()[0]?.toFixed(1)}; acknowledgement → visible, in ms: p50, p95, p99, worst`,
)
let failed = false
const medians = { figures: [] as number[], rows: [] as number[] }
const KINDS = [
  ['figures', `figure on ${BOARDS - 1} boards`],
  ['rows', `row in a page, ${IN_VIEW} in view`],
] as const
for (const size of SIZES) {
  const delays = await measureSize(size)
  for (const [kind, label] of KINDS) {
    const lost = delays[kind].filter((delay) => delay === Infinity).length
    const late = percentile(delays[kind], 0.95) > BOUND_MS
    failed ||= lost > 0 || late
    medians[kind].push(percentile(delays[kind], 0.5))
    console.log(
      `  ${label.padEnd(30)}${spreadOf(delays[kind])}${late ? `  OVER ${BOUND_MS}` : ''}${lost > 0 ? `  ${lost} NEVER SEEN` : ''}`,
    )
  }
}
for (const [kind, label] of KINDS) {
  const growth = growthOf(SIZES, medians[kind])
  failed ||= growth.worseThanLinear
  console.log(`growth ${label.padEnd(30)}${growth.text}`)
}
await truth.end()
await end()
process.exit(failed ? 1 : 0)
