import { randomUUID } from 'node:crypto'

import { expect } from '@playwright/test'

import type { RecallView } from '#lib/contracts/views.ts'
import { API_SCOPES, type Role } from '#lib/domain/identity/actor.ts'
import { contact, gtin, product, recallContent, shipment, store } from '#prisma/demo/builders.ts'
import { call } from '#tests/e2e/support/api.ts'
import { createKey, createPerson, query } from '#tests/e2e/support/database.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'

type Content = Parameters<typeof recallContent>[0]

const TWO_LOTS = [{ gtin: gtin(1), lots: ['L24A', 'L24B'], complete: true, identificationHint: 'On the lid' }]
export const ONE_LOT = [{ gtin: gtin(1), lots: ['L24A'], complete: true, identificationHint: 'On the lid' }]

/** A retailer of one test alone, with two stores: whatever is done to it touches no other. */
export const retailerApart = async () => {
  const tenantId = randomUUID()
  await query('INSERT INTO tenant (id, name, created_at) VALUES ($1, $2, now())', [
    tenantId,
    'Far Apart Foods',
  ])
  const person = (role: Role, storeNumber?: string) =>
    createPerson({ role, tenantId, ...(storeNumber ? { storeNumber } : {}) })
  const [manager, approver, admin] = [
    await person('recall_manager'),
    await person('approver'),
    await person('admin'),
  ]
  const key = await createKey({ person: manager, scopes: [...API_SCOPES] })
  const approverKey = await createKey({ person: approver, scopes: [...API_SCOPES] })
  const must = async <Body>(method: string, path: string, body?: unknown, by = key): Promise<Body> => {
    const answer = await call<Body>(method, path, { key: by, ...(body === undefined ? {} : { body }) })
    expect(answer.status, `${method} ${path}: ${answer.text.slice(0, 400)}`).toBeLessThan(300)
    return answer.body
  }
  const number = `T${tenantId.slice(0, 8).toUpperCase()}`
  const numbers = [number, `${number}-B`]
  const rows = numbers.map((one) =>
    store({ number: one, contacts: [contact({ address: `${one.toLowerCase()}@stores.example` })] }),
  )
  await must('PUT', '/stores', rows)
  await must('PUT', '/products', [product()])
  const shipments = numbers.map((storeNumber) => ({
    ...shipment({ ref: storeNumber, storeNumber }),
    shippedAt: '2026-10-20T06:00:00Z',
  }))
  await must('POST', '/shipments', shipments)
  const draft = (over: Content = {}) =>
    must<RecallView>(
      'POST',
      '/recalls',
      recallContent({ scope: TWO_LOTS, target: { mode: 'listed', storeNumbers: [number] }, ...over }),
    )
  const step = (recall: { id: string }, command: string, by?: string) =>
    must<RecallView>('POST', `/recalls/${recall.id}/${command}`, {}, by)
  const approved = async (over?: Content) => {
    const recall = await draft(over)
    await step(recall, 'submit')
    return step(recall, 'approve', approverKey)
  }
  const issued = async (over?: Content) => step(await approved(over), 'issue')
  const noticeOf = async (recall: { id: string }): Promise<string> => {
    const found = async () =>
      (await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id]))[0]?.id
    await expect.poll(found, { timeout: 20_000 }).toBeDefined()
    return (await found()) ?? ''
  }
  const cookieOf = async (role: Role) => {
    const atStore = role.startsWith('store_')
    const one = await person(role, atStore ? number : undefined)
    return { ...one, cookie: await sessionCookie(atStore ? 'store' : 'recall', one) }
  }
  return {
    tenantId,
    number,
    numbers,
    manager,
    approver,
    admin,
    key,
    must,
    person,
    cookieOf,
    draft,
    step,
    approved,
    issued,
    noticeOf,
  }
}

export type RetailerApart = Awaited<ReturnType<typeof retailerApart>>
