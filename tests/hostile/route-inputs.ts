import { createHash } from 'node:crypto'

import { v7 } from 'uuid'

import { gtin } from '#prisma/demo/builders.ts'
import { query } from '#tests/e2e/support/database.ts'
import { bringFile } from '#tests/e2e/support/imports.ts'
import { inbox, linkIn } from '#tests/e2e/support/inbox.ts'
import { packPicture } from '#tests/e2e/support/pictures.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'

import type { RetailerApart } from './retailer-apart.ts'

/** Something for every route beside the API to be about. */
export const makeRouteGround = async (retailer: RetailerApart) => {
  const since = await inbox.now()
  const recall = await retailer.issued()
  const noticeId = await retailer.noticeOf(recall)
  const mail = await inbox.waitFor(`${retailer.number.toLowerCase()}@stores.example`, since)
  const desk = await sessionCookie('recall', retailer.manager)
  const associate = await retailer.cookieOf('store_associate')
  const leaver = await retailer.cookieOf('store_associate')
  const [row] = await query<{ id: string }>('SELECT store_id AS id FROM notice WHERE id = $1', [noticeId])
  const attaching = await retailer.must<{
    id: string
    upload: { url: string; method: string; headers: Record<string, string> }
  }>('POST', `/recalls/${recall.id}/attachments`, {
    purpose: 'file',
    name: 'n.txt',
    mediaType: 'text/plain',
    bytes: 3,
  })
  const { upload, id: fileId } = attaching
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: 'abc' })
  await retailer.must('POST', `/recalls/${recall.id}/attachments/${fileId}/finish`, {})
  return {
    recallId: recall.id,
    noticeId,
    storeId: row?.id ?? '',
    linkSecret: new URL(linkIn(mail)).pathname.split('/').at(-1) ?? '',
    desk,
    associate,
    leaver,
    fileId,
    importId: await bringFile(desk, 'products', `gtin,name\n${gtin(1)},Peanut butter\n`),
    photo: await packPicture(),
  }
}

export type RouteGround = Awaited<ReturnType<typeof makeRouteGround>>

/** A request that the route takes. */
export type Valid = {
  who?: 'desk' | 'store' | 'leaver'
  params?: Record<string, string>
  query?: Record<string, string>
  json?: unknown
  bytes?: Uint8Array<ArrayBuffer> | string
  headers?: Record<string, string>
  /** What comes of it, if it is no success. */
  status?: number
}

const said = ({ associate, storeId, noticeId }: RouteGround) => ({
  storeId,
  noticeId,
  at: new Date().toISOString(),
  madeBy: { id: associate.id, name: associate.name },
})

const photoHeader = (ground: RouteGround): string => {
  const facts = { id: v7(), source: 'live', sha256: createHash('sha256').update(ground.photo).digest('hex') }
  return JSON.stringify({ ...facts, ...said(ground) })
}

const scanOf = ({ noticeId }: RouteGround) => ({
  id: v7(),
  noticeId,
  version: 1,
  code: gtin(1),
  lot: 'L24A',
  expiresOn: null,
  entry: 'typed',
  verdict: 'remove',
  at: new Date().toISOString(),
})

const ENDPOINT = 'https://push.example.com/one'
const KEYS = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }

const STORE_APP: Record<string, (ground: RouteGround) => Valid> = {
  'GET /api/store/knowledge': ({ noticeId: notice }) => ({ who: 'store', query: { notice } }),
  'POST /api/store/scans': (ground) => ({ who: 'store', json: { scans: [scanOf(ground)] } }),
  'POST /api/store/photos': (ground) => ({
    who: 'store',
    bytes: ground.photo,
    headers: { 'content-type': 'image/jpeg', 'x-photo': photoHeader(ground) },
  }),
  'POST /api/store/answers': (ground) => ({
    who: 'store',
    json: {
      ...said(ground),
      kind: 'report',
      outcome: 'needs_help',
      version: 1,
      note: 'The cooler is locked.',
      reason: 'other',
    },
    headers: { 'idempotency-key': v7(), 'x-sent-at': new Date().toISOString() },
  }),
  'GET /api/store/push': () => ({ who: 'store', query: { endpoint: ENDPOINT } }),
  'POST /api/store/push': () => ({ who: 'store', json: { endpoint: ENDPOINT, keys: KEYS } }),
  'DELETE /api/store/push': () => ({ who: 'store', json: { endpoint: ENDPOINT } }),
  'GET /api/store/pulse': () => ({ who: 'store' }),
  'POST /api/store/sign-out': () => ({ who: 'leaver' }),
  'GET /api/store/outbox-key': () => ({ who: 'store' }),
  'GET /tasks/[id]/label.pdf': ({ noticeId: id }) => ({ who: 'store', params: { id } }),
  'GET /tasks/[id]/sign.pdf': ({ noticeId: id }) => ({ who: 'store', params: { id } }),
  'GET /a/[secret]/pictures/[id]': ({ linkSecret: secret, fileId: id }) => ({
    params: { secret, id },
    status: 404,
  }),
}

const CONSOLE: Record<string, (ground: RouteGround) => Valid> = {
  'GET /api/desk/lots': () => ({ who: 'desk', query: { gtin: gtin(1) } }),
  'GET /api/desk/products': () => ({ who: 'desk', query: { search: 'peanut' } }),
  'GET /api/live': ({ recallId: recall }) => ({ who: 'desk', query: { recall } }),
  'GET /photos/[id]': () => ({ who: 'desk', params: { id: v7() }, status: 404 }),
  'POST /imports/upload': () => ({
    who: 'desk',
    query: { kind: 'products', name: 'p.csv' },
    bytes: `gtin,name\n${gtin(1)},Peanut butter\n`,
  }),
  'GET /imports/[id]/errors.csv': ({ importId: id }) => ({ who: 'desk', params: { id } }),
  'GET /recalls/[id]/rows': ({ recallId: id }) => ({
    who: 'desk',
    params: { id },
    query: { offset: '0', limit: '10', sort: 'exceptions', text: 'a' },
  }),
  'GET /recalls/[id]/call-list/csv': ({ recallId: id }) => ({
    who: 'desk',
    params: { id },
    query: { state: 'awaited' },
  }),
  'GET /stores/contacts.csv': () => ({ who: 'desk' }),
  'GET /trace/stores.csv': () => ({ who: 'desk', query: { gtin: gtin(1) } }),
}

/** A request for each route beside the API. A route without one fails the suite. */
export const ROUTE_INPUTS: Record<string, (ground: RouteGround) => Valid> = {
  ...STORE_APP,
  ...CONSOLE,
  'GET /files/[id]': ({ fileId: id }) => ({ who: 'desk', params: { id } }),
  'GET /api/auth/[...nextauth]': () => ({ params: { nextauth: 'csrf' } }),
  'POST /api/auth/[...nextauth]': () => ({
    params: { nextauth: 'callback/credentials' },
    json: { csrfToken: 'x', email: 'nobody@people.example', password: 'x' },
    status: 302,
  }),
  ...Object.fromEntries(
    ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((method) => [
      `${method} /api/v1/[...path]`,
      () => ({ params: { path: 'there/is/nothing' }, status: 404 }),
    ]),
  ),
  'GET /api/v1/openapi.json': () => ({}),
  'GET /healthz': () => ({}),
  'GET /readyz': () => ({}),
}
