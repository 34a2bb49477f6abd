import { OPERATIONS, type ApiOperation, type OperationName } from '#lib/contracts/api/operations.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { gtin, product, recallContent, stockEvent, store } from '#prisma/demo/builders.ts'

import type { WorldApi } from './world-api.ts'
import { email, type World } from './world.ts'

// Something for every call of the API to be about, and a body for each that it takes.

export const QUERIES: Partial<Record<OperationName, string>> = {
  trace: `?gtin=${gtin(1)}`,
  traceCode: `?code=${gtin(1)}`,
  verdict: `?code=(01)${gtin(1)}`,
}
export const operations = Object.entries(OPERATIONS) as [OperationName, ApiOperation][]
export const writing = operations.filter(([, { method }]) => method !== 'GET')

export type Ground = Record<
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
  | 'refusedId'
  | 'refusedProposalId'
  | 'keyId'
  | 'oldKeyId'
  | 'closingId'
  | 'endingId'
  | 'countedId'
  | 'drillId',
  string
> & { managerId: string; attachmentId: string; contactId: string; hookedNumber: string }

const LINE = { gtin: gtin(1), complete: true, identificationHint: 'On the lid' }

const COUNTED = {
  by: 'Nobody',
  version: 1,
  outcome: 'removed',
  lines: [
    { gtin: gtin(1), lot: null, onHandAtNotice: 2, found: 2, quarantined: 2, destroyed: 0, returned: 0 },
  ],
}

export const makeGround = async (world: World, api: WorldApi): Promise<Ground> => {
  const shop = await world.store({ onDuty: email() })
  const out = await world.issueRecall({ shippedTo: [shop] })
  const wide = await world.issueRecall()
  const closing = await world.issueRecall()
  const key = await api.keyOf(world.manager, API_SCOPES)
  // A product that none of the calls ships more of.
  await api.call('PUT', '/products', { key, body: [product({ gtin: gtin(2) })] })
  const ending = await world.issueRecall({ scope: [{ ...LINE, lots: [], gtin: gtin(2) }] })
  for (const one of [closing, ending]) await world.tries(world.manager, 'begin_closing', one)
  const counted = await world.issueRecall({ shippedTo: [shop] })
  const drill = await world.issueRecall({ kind: 'drill' })
  const [draft, oldDraft] = [await world.draftRecall(), await world.draftRecall()]
  const [review, oldReview] = [await world.draftRecall(), await world.draftRecall()]
  for (const one of [review, oldReview]) await world.tries(world.manager, 'submit', one)
  const [approved, planned] = [await world.approvedRecall(), await world.approvedRecall()]
  const wish = { priority: 'high' as const, scope: [{ ...LINE, lots: ['L24A', 'L24B'] }] }
  const [urgent, refused] = [await world.issueRecall(wish), await world.issueRecall(wish)]
  await world.comeToRest()
  const file = { purpose: 'file', name: 'note.txt', mediaType: 'text/plain', bytes: 4 }
  const attached = await api.call<{ id: string }>('POST', `/recalls/${out.id}/attachments`, {
    key,
    body: file,
  })
  const smaller = { scope: [{ ...LINE, lots: ['L24A'] }], reason: 'The laboratory called.' }
  const proposalOn = async ({ id }: { id: string }) => {
    const path = `/recalls/${id}/retract-scope`
    const proposed = await api.call<{ proposal: { id: string } }>('POST', path, { key, body: smaller })
    return proposed.body.proposal.id
  }
  const newKey = async () => {
    const body = { name: 'Of a test', scopes: ['keys:manage'] }
    return (await api.call<{ id: string }>('POST', '/keys', { key, body })).body.id
  }
  await api.call('POST', `/recalls/${counted.id}/stores/${shop.number}/report`, { key, body: COUNTED })
  // A store that no call gives other contacts.
  const hooked = await world.store()
  const [hook] = await world.truth.rows<{ id: string }>(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at)
     VALUES ($1, $2, $3, 'webhook', 'https://till.fairmeadow.example/recalls', 'escalation', $4) RETURNING id`,
    [world.web.random.id(), world.tenantId, hooked.id, world.clock.now()],
  )
  return {
    number: shop.number,
    urgentId: urgent.id,
    proposalId: await proposalOn(urgent),
    refusedId: refused.id,
    refusedProposalId: await proposalOn(refused),
    keyId: await newKey(),
    oldKeyId: await newKey(),
    endingId: ending.id,
    countedId: counted.id,
    drillId: drill.id,
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
    contactId: hook?.id ?? '',
    hookedNumber: hooked.number,
  }
}

const ABOUT: Partial<Record<OperationName, keyof Ground>> = {
  listProposals: 'urgentId',
  approveProposal: 'urgentId',
  rejectProposal: 'refusedId',
  revokeKey: 'oldKeyId',
  rotateKey: 'keyId',
  drillScore: 'drillId',
  verifyNotice: 'countedId',
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
  closeRecall: 'endingId',
  reopenRecall: 'closingId',
}

export const BY_ANOTHER = new Set<OperationName>(['approveRecall', 'approveProposal', 'rejectProposal'])

export const pathOf = (name: OperationName, { path }: ApiOperation, about: Ground): string =>
  path
    .replace('/contacts/{id}', `/contacts/${about.contactId}`)
    .replace('{id}', about[ABOUT[name] ?? 'outId'])
    .replace('{pid}', name === 'rejectProposal' ? about.refusedProposalId : about.proposalId)
    .replace('{number}', name === 'rotateContactSecret' ? about.hookedNumber : about.number)
    .replace('{attachmentId}', about.attachmentId)
    .replace('{gtin}', gtin(1))

const CLOCKS = { acknowledgeMinutes: 20, reportMinutes: 200 }

export const bodyOf = (name: OperationName, { number, managerId }: Ground): unknown => {
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
    putScanner: { anyMinutes: 720, urgentMinutes: 30 },
    putLadders: { low: { hours: 'always', steps: [] } },
    redriveDeadLetters: { queue: 'low', all: true, dryRun: true },
    acknowledgeNotice: { by: 'Nobody', version: 1 },
  }
  return bodies[name] ?? {}
}
