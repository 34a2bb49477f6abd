import { api, call, draftBody, listed } from '#tests/e2e/support/api.ts'
import { FIRST_TENANT, query } from '#tests/e2e/support/database.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { shipLots } from '#tests/e2e/support/shipped.ts'
import { gtin, product, shipment, stockEvent, store } from '#prisma/demo/builders.ts'

import type { operations } from './registry.ts'

type Operation = (typeof operations)[number]

const note = (text: string) => ({
  purpose: 'file' as const,
  name: 'note.txt',
  mediaType: 'text/plain',
  bytes: text.length,
})

const TWO_LOTS = [
  { gtin: gtin(100), lots: ['L2641A', 'L2641B'], complete: true, identificationHint: 'On the lid' },
]
const ONE_LOT = [{ gtin: gtin(100), lots: ['L2641A'], complete: true, identificationHint: 'On the lid' }]

/** Things of one tenant for each call to be about. */
export const makeTargets = async () => {
  const told = await tellStore()
  const draft = await api.draft({ target: listed(told.store.number) })
  const attachment = await api.attach(told.recall, note('Written down.'))
  const shipped = await shipLots()
  const urgent = await api.issue({ priority: 'high', target: listed(told.store.number), scope: TWO_LOTS })
  const proposed = await call<{ proposal: { id: string } }>('POST', `/recalls/${urgent.id}/retract-scope`, {
    body: { scope: ONE_LOT, reason: 'Because of a test' },
  })
  const key = await call<{ id: string }>('POST', '/keys', {
    body: { name: 'Of a test', scopes: ['recalls:read'] },
  })
  const [hook] = await query<{ id: string }>(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at)
     SELECT gen_random_uuid(), tenant_id, id, 'webhook', 'https://till.fairmeadow.example/' || number, 'escalation', now()
     FROM store WHERE tenant_id = $1 AND number = $2 RETURNING id`,
    [FIRST_TENANT, told.store.number],
  )
  return {
    told,
    contactId: hook?.id ?? '',
    draft,
    attachment,
    shipped,
    urgent,
    proposalId: proposed.body.proposal.id,
    keyId: key.body.id,
  }
}

export type Targets = Awaited<ReturnType<typeof makeTargets>>

// Commands are about the draft; what is read and acknowledged is about the recall that is out.
const ABOUT_DRAFT = new Set([
  'replaceRecall',
  'submitRecall',
  'approveRecall',
  'sendBackRecall',
  'issueRecall',
  'cancelRecall',
])

/** What a call must be asked with. */
export const QUERIES: Record<string, string> = {
  trace: `?gtin=${gtin(100)}`,
  traceCode: `?code=(01)${gtin(100)}`,
  verdict: `?code=(01)${gtin(100)}`,
}

/** Days and hours far away, within which a surprise may come. */
export const SURPRISE_WINDOW = {
  from: '2099-01-05',
  to: '2099-01-18',
  opens: '09:00',
  closes: '17:00',
  zone: 'America/Chicago',
}

export const pathOf = (
  { name, path }: Operation,
  { told, contactId, draft, attachment, shipped, urgent, proposalId, keyId }: Targets,
): string =>
  path
    .replace('/keys/{id}', `/keys/${keyId}`)
    .replace('/contacts/{id}', `/contacts/${contactId}`)
    .replace('{id}', path.includes('{pid}') ? urgent.id : ABOUT_DRAFT.has(name) ? draft.id : told.recall.id)
    .replace('{pid}', proposalId)
    .replace('{number}', told.store.number)
    .replace('{attachmentId}', attachment.id)
    .replace('{gtin}', shipped.gtin)
    .concat(QUERIES[name] ?? '')

/** A body that this call would take. */
export const bodyOf = ({ name, method }: Operation, { told }: Targets): unknown => {
  if (method === 'GET' || method === 'DELETE') return undefined
  switch (name) {
    case 'putStores':
      return [store({ number: told.store.number, name: 'Taken over' })]
    case 'putProducts':
      return [product({ gtin: gtin(100), name: 'Crunchy peanut butter' })]
    case 'addShipments':
      return [
        {
          ...shipment({ ref: `X-${told.store.number}`, storeNumber: told.store.number, gtin: gtin(100) }),
          shippedAt: '2026-10-20T06:00:00Z',
        },
      ]
    case 'addStockEvents':
      return [stockEvent({ storeNumber: told.store.number })]
    case 'draftRecall':
    case 'replaceRecall':
      return draftBody({ target: listed(told.store.number) })
    case 'extendScope':
    case 'retractScope':
      return { scope: draftBody({ target: listed(told.store.number) }).scope, reason: 'Because of a test' }
    case 'scopeEffect':
      return { scope: draftBody({ target: listed(told.store.number) }).scope }
    case 'scheduleRecall':
      return { local: '2099-01-01T08:00', zone: 'America/Chicago' }
    case 'reportStore':
      return { by: 'Nobody', version: 1, outcome: 'needs_help' }
    case 'sendBackRecall':
    case 'reopenRecall':
    case 'cancelRecall':
    case 'excuseNotice':
      return { reason: 'Because of a test' }
    case 'remindStores':
    case 'escalateStores':
      return { storeNumbers: [told.store.number] }
    case 'reassignStores':
      return { storeNumbers: [told.store.number], ownerId: told.recall.authorId }
    case 'putDeadlines': {
      const clocks = { acknowledgeMinutes: 30, reportMinutes: 240 }
      return { high: clocks, medium: clocks, low: clocks }
    }
    case 'putScanner':
      return { anyMinutes: 1440, urgentMinutes: 60 }
    case 'putLadders':
      return { low: { hours: 'always', steps: [] } }
    case 'createKey':
      return { name: 'Of a test', scopes: ['recalls:read'] }
    case 'addComment':
      return { body: 'Of a test.' }
    case 'draftDrill':
      return { population: 'all' }
    case 'scheduleSurpriseDrill':
      return { population: 'all', ...SURPRISE_WINDOW }
    case 'attachFile':
      return note('Of a test.')
    case 'redriveDeadLetters':
      return { queue: 'low', all: true, dryRun: true }
    case 'acknowledgeNotice':
      return { by: 'Nobody', version: 1 }
    default:
      return {}
  }
}
