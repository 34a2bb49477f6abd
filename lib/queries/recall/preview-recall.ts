import 'server-only'

import { toContent } from '#lib/adapters/prisma/recall-rows.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PreviewView } from '#lib/contracts/views.ts'
import {
  ofEachChannel,
  ofEachSendingChannel,
  SENDING_CHANNELS,
  type Channel,
} from '#lib/domain/channel/channel.ts'
import { planChannels } from '#lib/domain/delivery/channel-plan.ts'
import { smsParts } from '#lib/domain/delivery/sms-parts.ts'
import type { LintFacts } from '#lib/domain/recall/lint/finding.ts'
import { lintRecall } from '#lib/domain/recall/lint/lint-recall.ts'
import { sampleSms } from '#lib/domain/recall/lint/message-length.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { storesThatHearLater } from './stores-in-quiet-hours.ts'
import { visibleTo } from './visible-recalls.ts'

type Counts = {
  targeted: number
  inScope: number
  lotUnknown: number
  dateUnknown: number
  unreachable: number
  excluded: number
  neverReceived: number
  otherLots: number
  notListed: number
  storeRemoved: number
  /** By channel; one that has none is missing. */
  contacts: Partial<Record<Channel, number>>
}

/** Who would be told if it were issued now and who would not, how long the telling takes, and what is wrong with it. */
export const previewRecall: Query<{ id: string; now: Date }, PreviewView> = async (
  db,
  actor,
  { id, now },
) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id, tenantId, ...visibleTo(actor) },
      include: { scope: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const [row] = await tx.$queryRaw<Counts[]>`
      WITH judged AS MATERIALIZED (SELECT * FROM judged_stores(${id}::uuid)),
      reached AS MATERIALIZED (
        SELECT c.store_id, c.channel, count(*) AS contacts FROM contact c JOIN judged j ON j.store_id = c.store_id
        WHERE c.tenant_id = ${tenantId}::uuid AND c.kind IN ('on_duty', 'after_hours') AND c.disabled_because IS NULL AND j.excluded IS NULL
        GROUP BY c.store_id, c.channel),
      channels AS (
        SELECT (SELECT coalesce(json_object_agg(of.channel, of.contacts), '{}')
                FROM (SELECT channel, sum(contacts) AS contacts FROM reached GROUP BY channel) of) AS contacts,
               count(DISTINCT store_id) FILTER (WHERE channel = ANY (${SENDING_CHANNELS}::channel[]))::int AS reachable
        FROM reached),
      stores AS (
        SELECT count(*) FILTER (WHERE excluded IS NULL)::int AS targeted,
               count(*) FILTER (WHERE excluded IS NULL AND match = 'in_scope')::int AS "inScope",
               count(*) FILTER (WHERE excluded IS NULL AND match = 'lot_unknown')::int AS "lotUnknown",
               count(*) FILTER (WHERE excluded IS NULL AND match = 'date_unknown')::int AS "dateUnknown",
               count(excluded)::int AS excluded,
               count(*) FILTER (WHERE excluded = 'never_received')::int AS "neverReceived",
               count(*) FILTER (WHERE excluded = 'other_lots')::int AS "otherLots",
               count(*) FILTER (WHERE excluded = 'not_listed')::int AS "notListed",
               count(*) FILTER (WHERE excluded = 'store_removed')::int AS "storeRemoved"
        FROM judged)
      SELECT stores.*, channels.*, targeted - reachable AS unreachable FROM stores, channels`
    if (!row) return rejected('RECALL_NOT_FOUND')
    const content = toContent(recall)
    const products = await tx.product.findMany({
      where: { tenantId, gtin: { in: content.scope.map(({ gtin }) => gtin) } },
      select: { gtin: true, name: true },
    })
    const productNames = Object.fromEntries(products.map(({ gtin, name }) => [gtin, name]))
    const strange = content.target.mode === 'shipped' ? await lotsNeverShipped(tx, tenantId, id) : []
    const heardLater = content.priority === 'high' ? null : await storesThatHearLater(tx, tenantId, id, now)
    const view = toView(row, content, { today: iso(now).slice(0, 10), productNames })
    return ok({ ...view, lint: [...strangeFindings(strange, view), ...view.lint], heardLater })
  })
}

const MOST_NAMED = 5

/** Lots of a draft that no shipment has, of products whose shipments tell their lots: mistyped, or nobody's. One more than is named. */
const lotsNeverShipped = async (tx: TransactionClient, tenantId: string, id: string): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ lot: string }[]>`
    SELECT DISTINCT named.lot FROM scope_line l CROSS JOIN LATERAL unnest(l.lots) AS named(lot)
    WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${id}::uuid
      AND EXISTS (SELECT FROM shipment s WHERE s.tenant_id = l.tenant_id AND s.gtin = l.gtin AND NOT names_no_lot(s.lot_key))
      AND NOT EXISTS (SELECT FROM shipment s WHERE s.tenant_id = l.tenant_id AND s.gtin = l.gtin AND s.lot_key = normalize_lot(named.lot))
    ORDER BY named.lot LIMIT ${MOST_NAMED + 1}`
  return rows.map(({ lot }) => lot)
}

const strangeFindings = (
  lots: string[],
  { targeted, byMatch }: Pick<PreviewView, 'targeted' | 'byMatch'>,
) => {
  if (lots.length === 0) return []
  const named = lots.slice(0, MOST_NAMED).join(', ')
  const whom =
    targeted > 0 && byMatch.in_scope === 0
      ? ` No store is known to have received what is recalled: ${counted(targeted, 'store')} can’t be ruled out.`
      : ''
  return [
    {
      severity: 'warning' as const,
      code: 'lots_not_shipped',
      message: `No shipment has ${lots.length === 1 ? 'lot' : 'lots'} ${named}${lots.length > MOST_NAMED ? ' and others' : ''}. Check the spelling.${whom}`,
      field: 'target',
    },
  ]
}

const toView = (row: Counts, content: RecallContent, facts: LintFacts): Omit<PreviewView, 'heardLater'> => {
  const { targeted, inScope, lotUnknown, dateUnknown, excluded, unreachable } = row
  const parts = smsParts(sampleSms(content, 'en')).parts
  const channels = planChannels(
    ofEachChannel((channel) => row.contacts[channel] ?? 0),
    parts,
  )
  const { neverReceived, otherLots, notListed, storeRemoved } = row
  const reasons = {
    never_received: neverReceived,
    other_lots: otherLots,
    not_listed: notListed,
    store_removed: storeRemoved,
  }
  return {
    targeted,
    excluded,
    byReason: Object.fromEntries(Object.entries(reasons).filter(([, stores]) => stores > 0)),
    byMatch: { in_scope: inScope, lot_unknown: lotUnknown, date_unknown: dateUnknown },
    unreachable,
    deliveries: ofEachSendingChannel((channel) => row.contacts[channel] ?? 0),
    channels,
    smsParts: parts,
    estimatedMinutes: Math.max(0, ...channels.filter(({ sends }) => sends).map(({ minutes }) => minutes)),
    lint: [...reachFindings(targeted, unreachable), ...lintRecall(content, facts)],
  }
}

const reachFindings = (targeted: number, unreachable: number): PreviewView['lint'] => [
  ...(targeted === 0
    ? [
        {
          severity: 'error' as const,
          code: 'no_stores',
          message: 'No store would be notified.',
          field: 'target',
        },
      ]
    : []),
  ...(unreachable > 0
    ? [
        {
          severity: 'warning' as const,
          code: 'no_contact',
          message: `${counted(unreachable, 'store has', 'stores have')} no working contact and would only see it in the store app.`,
          field: 'target',
        },
      ]
    : []),
]
