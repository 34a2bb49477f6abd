import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

import { joinStack, stack, startStack } from '#tests/e2e/support/stack.ts'

import { machine, percentile, spreadOf } from './figures.ts'

// `npm run bench:live`: from the acknowledgement to fifty open boards, through real processes: each board holds a stream,
// and reads its rows again whenever it hears of a change, as a browser does. E2E_DATA_DIR joins a stack that runs already.

const BOARDS = Number(process.env['BENCH_BOARDS'] ?? 50)
const A_SECOND = Number(process.env['BENCH_RATE'] ?? 20)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 12)
const BOUND_MS = 1000

const end = await (process.env['E2E_DATA_DIR'] ? joinStack(process.env['E2E_DATA_DIR']) : startStack())
const { recallUrl, demo } = stack()

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

const prefix = `L${Date.now().toString(36)}`
const numbers = Array.from({ length: A_SECOND * SECONDS }, (_, i) => `${prefix}-${i}`.toUpperCase())

const issue = async (): Promise<string> => {
  const row = (number: string) => ({
    number,
    name: `Store ${number}`,
    timezone: 'America/Chicago',
    contacts: [],
  })
  await api('PUT', '/stores', numbers.map(row))
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
    target: { mode: 'listed', storeNumbers: numbers },
  })
  await api('POST', `/recalls/${id}/submit`, {})
  await api('POST', `/recalls/${id}/approve`, {}, demo.approverApiKey)
  await api('POST', `/recalls/${id}/issue`, {})
  for (let targeted = 0; targeted < numbers.length; await sleep(200))
    ({ targeted } = (await api<{ progress: { targeted: number } }>('GET', `/recalls/${id}`)).progress)
  return id
}

type Seen = { at: number; acknowledged: number }
const stop = new AbortController()

/** One open board. Answers when it had which figure on the screen. */
const board = async (id: string, cookie: string): Promise<Seen[]> => {
  const seen: Seen[] = []
  const response = await fetch(`${recallUrl}/api/live?recall=${id}`, {
    headers: { cookie },
    signal: stop.signal,
  })
  let busy = false
  let mark = ''
  const readRows = async () => {
    if (busy) return
    busy = true
    // As the page does: rows are asked for once in a while.
    await sleep(400)
    await fetch(`${recallUrl}/recalls/${id}/rows?limit=100&mark=${mark}`, { headers: { cookie } }).then(
      (rows) => rows.text(),
    )
    busy = false
  }
  const listen = async () => {
    let text = ''
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part
      for (let cut = text.indexOf('\n\n'); cut >= 0; cut = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, cut))?.[1]
        text = text.slice(cut + 2)
        if (!data) continue
        const { progress, mark: heard } = JSON.parse(data) as {
          progress: { acknowledged: number }
          mark: string
        }
        seen.push({ at: performance.now(), acknowledged: progress.acknowledged })
        mark = heard
        void readRows()
      }
    }
  }
  listen().catch(() => undefined)
  return seen
}

const id = await issue()
const cookie = await signIn()
const boards = await Promise.all(Array.from({ length: BOARDS }, () => board(id, cookie)))
await sleep(1500)

let done = 0
const sent: { at: number; count: number }[] = []
const began = performance.now()
await Promise.all(
  numbers.map(async (number, i) => {
    await sleep((i * 1000) / A_SECOND)
    const at = performance.now()
    await api('POST', `/recalls/${id}/stores/${number}/acknowledge`, { by: 'Somebody', version: 1 })
    sent.push({ at, count: (done += 1) })
  }),
)
const took = (performance.now() - began) / 1000
await sleep(2000)
stop.abort()

// From the press to the first figure on each board that counts it.
const delays = sent.flatMap(({ at, count }) =>
  boards.map((seen) => (seen.find(({ acknowledged }) => acknowledged >= count)?.at ?? Infinity) - at),
)
const events = boards.reduce((sum, seen) => sum + seen.length, 0) / boards.length
console.log(`${machine()}, load ${loadavg()[0]?.toFixed(1)}`)
console.log(
  `${BOARDS} boards, ${numbers.length} acknowledgements in ${took.toFixed(1)} s; ${events.toFixed(0)} events per board`,
)
console.log(`acknowledgement → visible, p50 p95 p99 max:${spreadOf(delays)}  ms`)
await end()
const lost = delays.filter((delay) => delay === Infinity).length
if (lost > 0) console.log(`${lost} never seen`)
process.exit(lost === 0 && percentile(delays, 0.95) <= BOUND_MS ? 0 : 1)
