import { randomUUID } from 'node:crypto'

import { v7 } from 'uuid'

import { paperCodeOf } from '#lib/domain/notice/paper-code.ts'
import { gtin, product, recallContent, store } from '#prisma/demo/builders.ts'
import { createKey, givePin, query } from '#tests/e2e/support/database.ts'
import { bringFile } from '#tests/e2e/support/imports.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { inbox, linkIn } from '#tests/e2e/support/inbox.ts'

import { callAction } from './call-action.ts'
import { ONE_LOT, type RetailerApart } from './retailer-apart.ts'
import { builtActions } from './server-actions.ts'

const LINE = {
  gtin: gtin(1),
  lot: 'L24A',
  onHandAtNotice: 2,
  found: 2,
  quarantined: 2,
  destroyed: 0,
  returned: 0,
}
const COUNTED = { by: 'Nobody', version: 1, outcome: 'removed', lines: [LINE] }

const attachmentsOf = async ({ must }: RetailerApart, { id }: { id: string }) => {
  const body = { purpose: 'file', name: 'n.txt', mediaType: 'text/plain', bytes: 3 }
  type Attaching = { id: string; upload: { url: string; method: string; headers: Record<string, string> } }
  const make = async () => {
    const { id: attachmentId, upload } = await must<Attaching>('POST', `/recalls/${id}/attachments`, body)
    await fetch(upload.url, { method: upload.method, headers: upload.headers, body: 'abc' })
    return attachmentId
  }
  return { toFinish: await make(), toRemove: await make() }
}

const recallsOf = async (retailer: RetailerApart) => {
  const { draft, step, approved, issued, must, number } = retailer
  const high = { priority: 'high' } as const
  const propose = async ({ id }: { id: string }) => {
    const body = { scope: ONE_LOT, reason: 'The laboratory called.' }
    const { proposal } = await must<{ proposal: { id: string } }>(
      'POST',
      `/recalls/${id}/retract-scope`,
      body,
    )
    return { recallId: id, proposalId: proposal.id }
  }
  const [out, counted, paper, excused] = [await issued(), await issued(), await issued(), await issued()]
  const notices = [
    await retailer.noticeOf(out),
    await retailer.noticeOf(paper),
    await retailer.noticeOf(counted),
  ] as const
  await must('POST', `/recalls/${counted.id}/stores/${number}/report`, COUNTED)
  const closing = await issued({ target: { mode: 'listed', storeNumbers: [retailer.numbers[1] ?? ''] } })
  await retailer.noticeOf(closing)
  const [urgent, refused] = [await issued(high), await issued(high)]
  return {
    draft: await draft(),
    toSubmit: await draft(),
    planned: await approved(),
    wide: await issued(),
    closing: await step(closing, 'begin-closing'),
    approve: await propose(urgent),
    reject: await propose(refused),
    out,
    counted,
    paper,
    excused,
    noticeId: notices[0],
    paperCode: paperCodeOf(notices[1]),
    files: await attachmentsOf(retailer, out),
  }
}

const callTaskOn = async ({ manager }: RetailerApart, noticeId: string): Promise<string> => {
  const id = v7()
  await query(
    `INSERT INTO call_task (id, tenant_id, recall_id, notice_id, store_id, person_id, silent_since, clock, after_minutes, created_at, note, calls)
     SELECT $1, tenant_id, recall_id, id, store_id, $3, now(), 'acknowledge', 1, now(), '', 0 FROM notice WHERE id = $2`,
    [id, noticeId, manager.id],
  )
  return id
}

const mailedSecret = async (email: string, since: number): Promise<string> =>
  new URL(linkIn(await inbox.waitFor(email, since))).pathname.split('/').at(-1) ?? ''

/** What belongs to people: one for each thing that ends their session, and the links that are mailed to some. */
const peopleOf = async (retailer: RetailerApart) => {
  const { cookieOf } = retailer
  const actions = builtActions()
  const named = (end: string) => actions.find(({ name }) => name.endsWith(end))!
  const [admin, manager, approver, storeManager, associate] = [
    await cookieOf('admin'),
    { ...retailer.manager, cookie: await sessionCookie('recall', retailer.manager) },
    await cookieOf('approver'),
    await cookieOf('store_manager'),
    await cookieOf('store_associate'),
  ]
  const throwaway = {
    password: await cookieOf('viewer'),
    signOut: await cookieOf('viewer'),
    totp: await cookieOf('viewer'),
  }
  const [since, invited] = [await inbox.now(), `invited-${randomUUID().slice(0, 8)}@people.example`]
  const form = { email: invited, name: 'Robin', role: 'viewer', language: 'en', storeNumber: '', region: '' }
  await callAction(named('people/actions.ts#invite'), { surface: 'recall', cookie: admin.cookie }, form)
  const forgetful = await retailer.person('viewer')
  await callAction(named('#sendResetLink'), { surface: 'recall', cookie: '' }, { email: forgetful.email })
  const pairing = async () => {
    const asked = await callAction(
      named('devices/actions.ts#offer'),
      { surface: 'store', cookie: storeManager.cookie },
      {},
    )
    return (asked.value as { value: { pairingId: string; code: string } }).value
  }
  const device = async (name: string): Promise<string> => {
    const { code } = await pairing()
    await callAction(named('#pairThis'), { surface: 'store', cookie: '' }, { code, name })
    const [row] = await query<{ id: string }>('SELECT id FROM device WHERE tenant_id = $1 AND name = $2', [
      retailer.tenantId,
      name,
    ])
    return row?.id ?? ''
  }
  const devices = [await device('First'), await device('Second')] as const
  await givePin(associate, '481516')
  return {
    admin,
    manager,
    approver,
    storeManager,
    associate,
    throwaway,
    devices,
    pairing: await pairing(),
    invitation: await mailedSecret(invited, since),
    reset: await mailedSecret(forgetful.email, since),
  }
}

const importsOf = async ({ manager: { cookie } }: Awaited<ReturnType<typeof peopleOf>>) => {
  const row = { ...product(), gtin: product().gtin }
  const text = `gtin,name,brand\n${row.gtin},Peanut butter,Oakhill\n`
  return {
    toCheck: await bringFile(cookie, 'products', text),
    toDiscard: await bringFile(cookie, 'products', text),
    toApply: await bringFile(cookie, 'products', text, 'checked'),
  }
}

/** Something for every action to be about. */
export const makeActionGround = async (retailer: RetailerApart) => {
  const since = await inbox.now()
  const people = await peopleOf(retailer)
  const recalls = await recallsOf(retailer)
  const mail = await inbox.waitFor(`${retailer.number.toLowerCase()}@stores.example`, since)
  const extra = store({ number: 'EXTRA-1' })
  await retailer.must('PUT', '/stores', [extra, store({ number: 'EXTRA-2' })])
  const district = randomUUID()
  await query('INSERT INTO region (id, tenant_id, name) VALUES ($1, $2, $3)', [
    district,
    retailer.tenantId,
    'North',
  ])
  for (let i = 0; i < 2; i += 1) await createKey({ person: people.manager, scopes: ['recalls:read'] })
  const keys = await query<{ id: string }>(
    'SELECT id FROM api_key WHERE person_id = $1 ORDER BY created_at DESC LIMIT 2',
    [people.manager.id],
  )
  const [hook] = await query<{ id: string }>(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at)
     SELECT gen_random_uuid(), tenant_id, id, 'webhook', 'https://till.fairmeadow.example/recalls', 'escalation', now()
     FROM store WHERE tenant_id = $1 AND number = $2 RETURNING id`,
    [retailer.tenantId, retailer.number],
  )
  const [changed] = await query<{ at: Date }>(
    'SELECT updated_at AS at FROM store WHERE tenant_id = $1 AND number = $2',
    [retailer.tenantId, retailer.numbers[1]],
  )
  return {
    ...people,
    ...recalls,
    retailer,
    imports: await importsOf(people),
    callTaskId: await callTaskOn(retailer, recalls.noticeId),
    linkSecret: new URL(linkIn(mail)).pathname.split('/').at(-1) ?? '',
    district,
    webhookId: hook?.id ?? '',
    keys: [keys[0]?.id ?? '', keys[1]?.id ?? ''] as const,
    storeSeenAt: changed?.at.toISOString() ?? '',
    content: {
      ...recallContent({ scope: ONE_LOT, target: { mode: 'listed', storeNumbers: [retailer.number] } }),
      steps: [],
      translations: {},
      lintReasons: {},
    },
  }
}

export type ActionGround = Awaited<ReturnType<typeof makeActionGround>>
