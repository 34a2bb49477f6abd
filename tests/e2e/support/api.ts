import { randomUUID } from 'node:crypto'

import { expect } from '@playwright/test'

import type { Attachment } from '#lib/domain/attachment/attachment.ts'
import type { Attaching, AttachInput } from '#lib/use-cases/attachment/attach-file.ts'
import type { NoticeView, RecallView } from '#lib/contracts/views.ts'
import { contact, gtin, recallContent, store } from '#prisma/demo/builders.ts'

import { stack } from './stack.ts'

type Options = { key?: string | null; body?: unknown; headers?: Record<string, string> }
export type Answer<Body> = { status: number; headers: Headers; body: Body; text: string }

/** One request to the API, as a partner's program would send it. `key: null` sends none. */
export const call = async <Body = Record<string, unknown>>(
  method: string,
  path: string,
  { key, body, headers }: Options = {},
): Promise<Answer<Body>> => {
  const { recallUrl, demo } = stack()
  const secret = key === undefined ? demo.apiKey : key
  const response = await fetch(`${recallUrl}/api/v1${path}`, {
    method,
    headers: {
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : {}) as Body,
    text,
  }
}

const must = async <Body>(method: string, path: string, options: Options = {}): Promise<Body> => {
  const answer = await call<Body>(method, path, options)
  expect(answer.status, `${method} ${path}: ${answer.text.slice(0, 500)}`).toBeLessThan(300)
  return answer.body
}

type AttachBody = Omit<AttachInput, 'recallId'>
type DraftInput = Parameters<typeof recallContent>[0]

export const draftBody = (over: DraftInput = {}) =>
  recallContent({
    scope: [{ gtin: gtin(100), lots: ['L2641A'], complete: true, identificationHint: 'On the lid' }],
    ...over,
  })

/** What it takes to get to where a test begins; each step has to succeed. */
export const api = {
  get: <Body>(path: string) => must<Body>('GET', path),

  /** A store that no other test touches, with one address to write to. */
  createStore: async (): Promise<{ number: string; name: string; email: string; timezone: string }> => {
    const number = `T${randomUUID().slice(0, 8).toUpperCase()}`
    const email = `${number.toLowerCase()}@stores.example`
    const timezone = 'America/Denver'
    const row = store({
      number,
      name: `Test store ${number}`,
      timezone,
      contacts: [contact({ address: email })],
    })
    await must('PUT', '/stores', { body: [row] })
    return { number, name: row.name, email, timezone }
  },

  draft: (over: DraftInput = {}) => must<RecallView>('POST', '/recalls', { body: draftBody(over) }),

  step: (recall: { id: string }, command: string, key?: string) =>
    must<RecallView>('POST', `/recalls/${recall.id}/${command}`, { body: {}, ...(key ? { key } : {}) }),

  /** Writes a draft anew, from the revision that it is given. */
  replace: (recall: RecallView, body: ReturnType<typeof draftBody>) =>
    must<RecallView>('PUT', `/recalls/${recall.id}`, {
      body,
      headers: { 'if-match': `"${recall.revision}"` },
    }),

  /** From nothing to told. */
  issue: async (over: DraftInput): Promise<RecallView> => api.releaseVersion(await api.draft(over)),

  releaseVersion: async (recall: { id: string }): Promise<RecallView> => {
    await api.step(recall, 'submit')
    await api.step(recall, 'approve', stack().demo.approverApiKey)
    return api.step(recall, 'issue')
  },

  acknowledge: (recall: { id: string }, number: string) =>
    must<NoticeView>('POST', `/recalls/${recall.id}/stores/${number}/acknowledge`, {
      body: { by: 'Somebody', version: 1 },
    }),

  /** The desk counts for a store. */
  report: (recall: RecallView, number: string) => {
    const [line] = recall.scope
    const counted = { onHandAtNotice: 2, found: 2, quarantined: 2, destroyed: 0, returned: 0 }
    const lines = [{ gtin: line?.gtin, lot: line?.lots[0] ?? null, ...counted }]
    const body = { by: 'Somebody', version: 1, outcome: 'removed', lines }
    return must<NoticeView>('POST', `/recalls/${recall.id}/stores/${number}/report`, { body })
  },

  verify: (recall: { id: string }, number: string) =>
    must<NoticeView>('POST', `/recalls/${recall.id}/stores/${number}/verify`, { body: {} }),

  /** Promises a file; its bytes are for the caller to send. */
  attach: (recall: { id: string }, body: AttachBody) =>
    must<Attaching>('POST', `/recalls/${recall.id}/attachments`, { body }),

  /** A file that was sent and looked at. */
  attached: async (
    recall: { id: string },
    bytes: Uint8Array<ArrayBuffer>,
    what: Omit<AttachBody, 'bytes'>,
  ): Promise<Attachment> => {
    const { id, upload } = await api.attach(recall, { ...what, bytes: bytes.length })
    await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes })
    return must<Attachment>('POST', `/recalls/${recall.id}/attachments/${id}/finish`, { body: {} })
  },

  recall: (id: string) => must<RecallView>('GET', `/recalls/${id}`),

  notices: async (id: string) => (await must<{ data: NoticeView[] }>('GET', `/recalls/${id}/stores`)).data,
}

export const listed = (...storeNumbers: string[]) => ({ mode: 'listed' as const, storeNumbers })
