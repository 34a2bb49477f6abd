import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'

import { recallContent } from '#prisma/demo/builders.ts'
import type { StartedStack } from '#tests/e2e/support/stack.ts'

import { benchGtin } from './fixtures.ts'

export type Load = {
  name: string
  /** Sends it and waits until all that comes of it is over; answers what came of it. */
  run: () => Promise<string>
}

export type Senders = {
  recallUrl: string
  key: string
  cookie: string
  loads: Load[]
  end: () => Promise<void>
}

const MB = 1024 * 1024
const SIZES = (process.env['BENCH_MB'] ?? '1,20,99').split(',').map(Number)
const RECALLS = 20
const MOST_LINES = 500

/** Everything that one person can send, at the limits that the schema states. */
export const openSenders = async ({ recallUrl, demo, databaseUrl }: StartedStack): Promise<Senders> => {
  const truth = new Client({ connectionString: databaseUrl })
  await truth.connect()
  const cookie = await signIn(recallUrl, demo.manager)
  const ground = { recallUrl, cookie, key: demo.apiKey, approverKey: demo.approverApiKey, truth }
  const inScope = Array.from({ length: MOST_LINES }, (_, n) => ({ gtin: benchGtin(n), name: `Product ${n}` }))
  await call(ground, 'PUT', '/products', JSON.stringify(inScope))
  return {
    recallUrl,
    cookie,
    key: demo.apiKey,
    loads: [...files(ground), ...scopes(ground), ...rows(ground), ...lists(ground)],
    end: () => truth.end(),
  }
}

type Ground = { recallUrl: string; cookie: string; key: string; approverKey: string; truth: Client }

const signIn = async (base: string, { email, password }: { email: string; password: string }) => {
  const pairs = (of: Response) => of.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const begun = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await begun.json()) as { csrfToken: string }
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: pairs(begun).join('; '), origin: base },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: base, json: 'true' }),
  })
  return pairs(answer).find((pair) => pair.includes('-session=')) ?? ''
}

type Answer = { status: number; bytes: number; text: string }

const call = async (
  { recallUrl, key }: Ground,
  method: string,
  path: string,
  body?: string,
  as = key,
): Promise<Answer> => {
  const response = await fetch(`${recallUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return { status: response.status, bytes: text.length, text }
}

const said = ({ status, bytes }: Answer): string => `${status}, ${(bytes / MB).toFixed(2)} MB back`

// ——— files

const emptyRow = () => '\n'
const plausibleRow = (n: number) => `${benchGtin(500_000 + n)},Product ${n},Oakhill,Pantry\n`

function* fileOf(size: number, row: (n: number) => string): Generator<Uint8Array> {
  yield Buffer.from('gtin,name,brand,category\n')
  let text = ''
  let sent = 0
  for (let n = 0; sent + text.length < size; n += 1) {
    text += row(n)
    if (text.length < 64 * 1024) continue
    yield Buffer.from(text)
    sent += text.length
    text = ''
  }
  yield Buffer.from(text)
}

const stateOf = async ({ truth }: Ground, id: string): Promise<string> =>
  (await truth.query<{ state: string }>('SELECT state FROM catalog_import WHERE id = $1', [id])).rows[0]
    ?.state ?? 'gone'

const leaves = async (ground: Ground, id: string, state: string): Promise<string> => {
  for (;;) {
    const now = await stateOf(ground, id)
    if (now !== state) return now
    await sleep(200)
  }
}

/** Uploads a file as a page does; then a worker reads it and, if it can be read, checks it. */
const bring = async (ground: Ground, size: number, row: (n: number) => string): Promise<string> => {
  const response = await fetch(`${ground.recallUrl}/imports/upload?kind=products&name=bench.csv`, {
    method: 'POST',
    headers: { cookie: ground.cookie, origin: ground.recallUrl, 'sec-fetch-site': 'same-origin' },
    body: Readable.from(fileOf(size, row)) as unknown as BodyInit,
    duplex: 'half',
  } as RequestInit)
  const { importId } = (await response.json()) as { importId: string }
  const read = await leaves(ground, importId, 'reading')
  if (read !== 'uploaded') return `${response.status}, ${read}`
  await ground.truth.query(`UPDATE catalog_import SET state = 'checking' WHERE id = $1`, [importId])
  return `${response.status}, ${await leaves(ground, importId, 'checking')}`
}

const files = (ground: Ground): Load[] =>
  SIZES.flatMap((mb) => [
    { name: `a file of ${mb} MB of empty rows`, run: () => bring(ground, mb * MB, emptyRow) },
    { name: `a file of ${mb} MB of products`, run: () => bring(ground, mb * MB, plausibleRow) },
  ])

// ——— scopes

// 5,000 lots, of which a line has at most 2,000; each as long as a lot may be.
const lot = (line: number, n: number) => `${String(line).padStart(3, '0')}${String(n).padStart(40, 'L')}`
const scopeOf = (lines: number, each: number) =>
  Array.from({ length: lines }, (_, line) => ({
    gtin: benchGtin(line),
    lots: Array.from({ length: each }, (__, n) => lot(line, n)),
    complete: true,
  }))
const draftOf = (scope: unknown, title = 'As much as a scope may hold') =>
  JSON.stringify(recallContent({ title, scope } as never))

const idOf = ({ text }: Answer): string => (JSON.parse(text) as { id: string }).id

const page = async ({ recallUrl, cookie }: Ground, path: string): Promise<string> => {
  const response = await fetch(`${recallUrl}${path}`, { headers: { cookie }, redirect: 'manual' })
  return said({ status: response.status, bytes: (await response.text()).length, text: '' })
}

const allTold = async ({ truth }: Ground, recallId: string): Promise<void> => {
  // The fan-out writes what is to be sent a moment later.
  for (let quiet = 0; quiet < 3;) {
    await sleep(300)
    const { rows: open } = await truth.query(
      `SELECT FROM delivery WHERE recall_id = $1 AND settled_at IS NULL AND next_attempt_at <= now() LIMIT 1`,
      [recallId],
    )
    quiet = open.length === 0 ? quiet + 1 : 0
  }
}

const scopes = (ground: Ground): Load[] => {
  let id = ''
  const post =
    (path: string, body = '{}', as?: string) =>
    async () =>
      said(await call(ground, 'POST', `/recalls/${id}${path}`, body, as))
  /** Orders, then waits until every store has been told. */
  const andTell = (run: () => Promise<string>) => async () => {
    const answer = await run()
    await allTold(ground, id)
    return answer
  }
  return [
    {
      name: 'a draft of 500 × 10 lots',
      run: async () => {
        const made = await call(ground, 'POST', '/recalls', draftOf(scopeOf(MOST_LINES, 10)))
        // The loads below need this draft: if it is refused, they measure nothing.
        if (made.status !== 201) throw new Error(`The draft was not made: ${made.text.slice(0, 300)}`)
        id = idOf(made)
        return said(made)
      },
    },
    { name: 'its page', run: () => page(ground, `/recalls/${id}`) },
    { name: 'its form', run: () => page(ground, `/recalls/${id}/edit`) },
    { name: 'its submission', run: post('/submit') },
    { name: 'its approval', run: post('/approve', '{}', ground.approverKey) },
    { name: 'its issue, and its stores told', run: andTell(post('/issue')) },
    {
      name: 'as large a scope in its place, and its stores told',
      run: andTell(
        post(
          '/extend-scope',
          JSON.stringify({
            reason: 'More lots',
            scope: scopeOf(MOST_LINES, 10).map((line, n) => ({
              ...line,
              lots: [...line.lots.slice(1), `N${n}`],
            })),
          }),
        ),
      ),
    },
    {
      name: 'a scope of 500 × 1,400 lots, refused',
      run: async () =>
        said(
          await call(
            ground,
            'POST',
            '/recalls',
            draftOf(
              scopeOf(MOST_LINES, 1400).map((line) => ({
                ...line,
                lots: line.lots.map((one) => one.slice(-6)),
              })),
            ),
          ),
        ),
    },
  ]
}

// ——— rows

const unknownKeys = (count: number, prefix: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${n}`, 1]))

const badRow = (n: number) => ({
  ...unknownKeys(60, 'unknown key number '),
  ref: '',
  storeNumber: '?'.repeat(40),
  gtin: `wrong ${n}`,
  quantity: -1,
  shippedAt: 'never',
})

const rows = (ground: Ground): Load[] => {
  const put = (path: string, body: unknown, method = 'PUT') => {
    const text = JSON.stringify(body)
    return {
      mb: (text.length / MB).toFixed(1),
      run: async () => said(await call(ground, method, path, text)),
    }
  }
  const one = put('/products', [unknownKeys(700_000, 'k')])
  const many = put(
    '/products',
    Array.from({ length: 1000 }, () => unknownKeys(700, 'key')),
  )
  const object = put('/recalls', unknownKeys(140_000, 'k'), 'POST')
  const bad = put(
    '/shipments',
    Array.from({ length: 5000 }, (_, n) => badRow(n)),
    'POST',
  )
  const good = put(
    '/shipments',
    Array.from({ length: 5000 }, (_, n) => ({
      ref: `STALL-${n}`,
      storeNumber: '0001',
      gtin: benchGtin(n),
      lot: `L${n % 50}`,
      quantity: 1,
      shippedAt: '2026-10-20T06:00:00Z',
    })),
    'POST',
  )
  return [
    { name: `a row of 700,000 unknown keys (${one.mb} MB)`, run: one.run },
    { name: `1,000 rows of 700 unknown keys (${many.mb} MB)`, run: many.run },
    { name: `a recall of 140,000 unknown keys (${object.mb} MB)`, run: object.run },
    { name: `5,000 bad rows (${bad.mb} MB)`, run: bad.run },
    { name: `5,000 good rows (${good.mb} MB)`, run: good.run },
  ]
}

// ——— answers

const lists = (ground: Ground): Load[] => {
  const get = (path: string): Load => ({
    name: `GET ${path}`,
    run: async () => said(await call(ground, 'GET', path)),
  })
  return [
    {
      name: `${RECALLS} drafts of 10 × 500 lots`,
      run: async () => {
        const body = draftOf(scopeOf(10, 500), 'One of many that are large')
        let last: Answer = { status: 0, bytes: 0, text: '' }
        for (let n = 0; n < RECALLS; n += 1) last = await call(ground, 'POST', '/recalls', body)
        return said(last)
      },
    },
    get('/recalls?limit=500'),
    get('/stores?limit=500'),
    get('/products?limit=500'),
    { name: 'the page of all recalls', run: () => page(ground, '/recalls') },
  ]
}
