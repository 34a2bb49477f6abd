import { expect, test } from 'vitest'

import { OPERATIONS, type ApiOperation, type OperationName } from '#lib/contracts/api/operations.ts'
import { API_SCOPES, type ApiScope } from '#lib/domain/identity/actor.ts'
import { changePerson } from '#lib/use-cases/identity/change-person.ts'
import { gtin, product, recallContent, stockEvent, store } from '#prisma/demo/builders.ts'
import { worldApi, type WorldApi } from '#tests/support/world-api.ts'
import { bareWorld, email, type World } from '#tests/support/world.ts'

// What a call leaves behind although it was refused: who asked, and how often.
const ASKING = ['api_key', 'session', 'sign_in_throttle', 'idempotency_record', 'rate_limit']

/** Every row of every table, and in which transaction each was written last. */
const everything = async (world: World): Promise<string> => {
  const tables = await world.truth.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  const counted = tables
    .filter(({ name }) => !ASKING.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) AS rows, sum(xmin::text::bigint) AS written FROM "${name}"`,
    )
  return JSON.stringify(await world.truth.rows(counted.join(' UNION ALL ')))
}

const QUERIES: Partial<Record<OperationName, string>> = {
  trace: `?gtin=${gtin(1)}`,
  traceCode: `?code=${gtin(1)}`,
}
const operations = Object.entries(OPERATIONS) as [OperationName, ApiOperation][]
// Settings are for administrators, and are tried where they are made.
const writing = operations.filter(([, { method }]) => method !== 'GET')

type Ground = Record<
  | 'number'
  | 'draftId'
  | 'oldDraftId'
  | 'reviewId'
  | 'oldReviewId'
  | 'approvedId'
  | 'plannedId'
  | 'outId'
  | 'wideId'
  | 'urgentId'
  | 'proposalId'
  | 'keyId'
  | 'closingId',
  string
> & { managerId: string; attachmentId: string }

const LINE = { gtin: gtin(1), complete: true, identificationHint: 'On the lid' }

const makeGround = async (world: World, api: WorldApi): Promise<Ground> => {
  const shop = await world.store({ onDuty: email() })
  const out = await world.issueRecall({ shippedTo: [shop] })
  const [wide, closing] = [await world.issueRecall(), await world.issueRecall()]
  await world.tries(world.manager, 'begin_closing', closing)
  const [draft, oldDraft] = [await world.draftRecall(), await world.draftRecall()]
  const [review, oldReview] = [await world.draftRecall(), await world.draftRecall()]
  for (const one of [review, oldReview]) await world.tries(world.manager, 'submit', one)
  const [approved, planned] = [await world.approvedRecall(), await world.approvedRecall()]
  const urgent = await world.issueRecall({ priority: 'high', scope: [{ ...LINE, lots: ['L24A', 'L24B'] }] })
  await world.comeToRest()
  const key = await api.keyOf(world.manager, API_SCOPES)
  const file = { purpose: 'file', name: 'note.txt', mediaType: 'text/plain', bytes: 4 }
  const attached = await api.call<{ id: string }>('POST', `/recalls/${out.id}/attachments`, {
    key,
    body: file,
  })
  const proposed = await api.call<{ proposal: { id: string } }>(
    'POST',
    `/recalls/${urgent.id}/retract-scope`,
    {
      key,
      body: { scope: [{ ...LINE, lots: ['L24A'] }], reason: 'The laboratory called.' },
    },
  )
  const made = await api.call<{ id: string }>('POST', '/keys', { key, body: { scopes: ['recalls:read'] } })
  return {
    number: shop.number,
    urgentId: urgent.id,
    proposalId: proposed.body.proposal.id,
    keyId: made.body.id,
    draftId: draft.id,
    oldDraftId: oldDraft.id,
    reviewId: review.id,
    oldReviewId: oldReview.id,
    approvedId: approved.id,
    plannedId: planned.id,
    outId: out.id,
    wideId: wide.id,
    closingId: closing.id,
    managerId: world.manager.id,
    attachmentId: attached.body.id,
  }
}

const ABOUT: Partial<Record<OperationName, keyof Ground>> = {
  listProposals: 'urgentId',
  approveProposal: 'urgentId',
  rejectProposal: 'urgentId',
  revokeKey: 'keyId',
  rotateKey: 'keyId',
  replaceRecall: 'draftId',
  submitRecall: 'draftId',
  cancelRecall: 'oldDraftId',
  approveRecall: 'reviewId',
  sendBackRecall: 'oldReviewId',
  issueRecall: 'approvedId',
  scheduleRecall: 'plannedId',
  unscheduleRecall: 'plannedId',
  extendScope: 'wideId',
  retractScope: 'wideId',
  beginClosing: 'wideId',
  closeRecall: 'wideId',
  reopenRecall: 'closingId',
}

const BY_ANOTHER = new Set<OperationName>(['approveRecall', 'approveProposal', 'rejectProposal'])

const pathOf = (name: OperationName, { path }: ApiOperation, about: Ground): string =>
  path
    .replace('{id}', about[ABOUT[name] ?? 'outId'])
    .replace('{pid}', about.proposalId)
    .replace('{number}', about.number)
    .replace('{attachmentId}', about.attachmentId)
    .replace('{gtin}', gtin(1))

const CLOCKS = { acknowledgeMinutes: 20, reportMinutes: 200 }

const bodyOf = (name: OperationName, { number, managerId }: Ground): unknown => {
  const content = recallContent({ target: { mode: 'listed', storeNumbers: [number] } })
  const reason = 'Because of a test'
  const window = {
    from: '2027-01-04',
    to: '2027-01-17',
    opens: '09:00',
    closes: '17:00',
    zone: 'America/Chicago',
  }
  const bodies: Partial<Record<OperationName, unknown>> = {
    putStores: [store({ number, name: 'Taken over' })],
    putProducts: [product({ name: 'Another name' })],
    addShipments: [
      {
        ref: 'A-1',
        storeNumber: number,
        gtin: gtin(1),
        lot: 'L24A',
        quantity: 1,
        shippedAt: '2026-02-20T06:00:00Z',
      },
    ],
    addStockEvents: [stockEvent({ storeNumber: number })],
    draftRecall: content,
    replaceRecall: content,
    extendScope: { scope: [...content.scope, { ...LINE, lots: ['NEW1'] }], reason },
    // What was widened before.
    retractScope: { scope: content.scope, reason },
    scopeEffect: { scope: content.scope },
    scheduleRecall: { local: '2026-06-01T08:00', zone: 'America/Chicago' },
    reportStore: { by: 'Nobody', version: 1, outcome: 'needs_help' },
    sendBackRecall: { reason },
    reopenRecall: { reason },
    cancelRecall: { reason },
    createKey: { name: 'Of a test', scopes: ['keys:manage'] },
    closeRecall: { reason },
    excuseNotice: { reason },
    remindStores: { storeNumbers: [number] },
    escalateStores: { storeNumbers: [number] },
    reassignStores: { storeNumbers: [number], ownerId: managerId },
    addComment: { body: 'Of a test.' },
    draftDrill: { population: 'all' },
    scheduleSurpriseDrill: { population: 'all', ...window },
    attachFile: { purpose: 'file', name: 'n.txt', mediaType: 'text/plain', bytes: 3 },
    putDeadlines: { high: CLOCKS, medium: CLOCKS, low: CLOCKS },
    putLadders: { low: { hours: 'always', steps: [] } },
    redriveDeadLetters: { queue: 'low', all: true, dryRun: true },
    acknowledgeNotice: { by: 'Nobody', version: 1 },
  }
  return bodies[name] ?? {}
}

test('a key with one scope: whatever is refused has changed nothing', { timeout: 60_000 }, async () => {
  await using world = await bareWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const api = worldApi(world)
  const about = await makeGround(world, api)
  const changed: string[] = []
  let before = ''
  for (const scope of API_SCOPES) {
    const key = await api.keyOf(world.manager, [scope])
    before = await everything(world)
    for (const [name, operation] of writing) {
      const { status } = await api.call(operation.method, pathOf(name, operation, about), {
        key,
        ...(operation.method === 'DELETE' ? {} : { body: bodyOf(name, about) }),
      })
      const after = await everything(world)
      if (status >= 400 && after !== before) changed.push(`${scope}: ${name} ${status}`)
      before = after
    }
  }
  expect(changed).toEqual([])
})

test('a key with no more than a call needs is answered with what it wrote', { timeout: 60_000 }, async () => {
  await using world = await bareWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const api = worldApi(world)
  const about = await makeGround(world, api)
  const refused: unknown[][] = []
  for (const [name, operation] of writing) {
    const scopes: ApiScope[] = [operation.scope, ...(operation.alsoScopes ?? [])]
    const key = await api.keyOf(BY_ANOTHER.has(name) ? world.approver : world.manager, scopes)
    const { status, body } = await api.call(operation.method, pathOf(name, operation, about), {
      key,
      ...(operation.method === 'DELETE' ? {} : { body: bodyOf(name, about) }),
      ...(name === 'replaceRecall' ? { headers: { 'if-match': '"1"' } } : {}),
    })
    if (status !== operation.status)
      refused.push([name, status, body['code'], body['detail'] ?? body['errors']])
  }
  // What is approved, or revoked, is so once. A recall is not done, and a store that never reported cannot be verified. Everything else is let through.
  expect(refused.map(([name, status, code]) => [name, status, code])).toEqual([
    ['closeRecall', 409, 'CLOSING_CONDITIONS'],
    ['verifyNotice', 409, 'ILLEGAL_TRANSITION'],
    ['rotateKey', 409, 'ILLEGAL_TRANSITION'],
    ['rejectProposal', 409, 'ILLEGAL_TRANSITION'],
  ])
})

test('the key of somebody at a store acts for that store, and for no other', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const [own, other] = [await world.store({ onDuty: email() }), await world.store({ onDuty: email() })]
  const recall = await world.issueRecall({ shippedTo: [own, other] })
  await world.comeToRest()
  const key = await api.keyOf(await world.person({ role: 'store_manager', store: own }), API_SCOPES)
  const acknowledge = (number: string) =>
    api.call('POST', `/recalls/${recall.id}/stores/${number}/acknowledge`, {
      key,
      body: { by: 'The till', version: 1 },
    })
  expect((await acknowledge(other.number)).status).toBe(404)
  expect((await other.noticeOf(recall))?.state).toBe('open')
  expect((await acknowledge(own.number)).status).toBe(200)
  expect((await own.noticeOf(recall))?.state).toBe('acknowledged')
})

test('whoever is moved to a store can do no more with the key of their old role', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const own = await world.store({ onDuty: email() })
  const person = await world.person({ role: 'recall_manager' })
  const key = await api.keyOf(person, API_SCOPES)
  expect((await api.call('GET', '/recalls', { key })).status).toBe(200)
  const move = {
    personId: person.id,
    change: 'role',
    role: 'store_associate',
    storeNumber: own.number,
  } as const
  expect((await changePerson(world.web)(await world.admin.atWork(), move)).ok).toBe(true)
  // Whether a pack is recalled anybody at a store may ask.
  const asked = operations.filter(([name, { path }]) => !path.includes('{') && name !== 'verdict')
  for (const [name, operation] of asked) {
    const { status } = await api.call(operation.method, operation.path + (QUERIES[name] ?? ''), {
      key,
      ...(operation.method === 'GET'
        ? {}
        : { body: bodyOf(name, { number: own.number, managerId: person.id } as Ground) }),
    })
    expect([name, status]).toEqual([name, 403])
  }
})

test('an answer is given again only to whoever may still ask', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const key = await api.keyOf(world.manager, ['recalls:write'])
  const draft = (body = recallContent()) =>
    api.call('POST', '/recalls', { key, body, headers: { 'idempotency-key': 'once' } })
  expect((await draft()).status).toBe(201)
  expect((await draft()).headers.get('idempotent-replayed')).toBe('true')
  await world.truth.rows("UPDATE api_key SET scopes = '{stock:write}'")
  expect((await draft()).status).toBe(403)
  await world.truth.rows("UPDATE api_key SET scopes = '{recalls:write}'")
  await world.truth.rows("UPDATE person SET role = 'viewer' WHERE id = $1", [world.manager.id])
  expect((await draft()).body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
})
