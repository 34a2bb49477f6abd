import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PreviewView } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

const MAILS_A_MINUTE = 14 * 60 // SES's first production quota: 14 a second.

type Row = { targeted: number; excluded: number; email: number; unreachable: number }

/** Who would be told if it were issued now, and how long the telling takes. */
export const previewRecall: Query<{ id: string }, PreviewView> = async (db, actor, { id }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({ where: { id, tenantId }, select: { targetMode: true } })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const [row] = await tx.$queryRaw<Row[]>`
      WITH targeted AS (SELECT * FROM targeted_stores(${id}::uuid)),
      mails AS (
        SELECT c.store_id FROM contact c JOIN targeted t ON t.store_id = c.store_id
        WHERE c.tenant_id = ${tenantId}::uuid AND c.channel = 'email' AND c.kind IN ('on_duty', 'after_hours') AND c.disabled_because IS NULL)
      SELECT (SELECT count(*)::int FROM targeted) AS targeted,
             (SELECT count(*)::int FROM store WHERE tenant_id = ${tenantId}::uuid AND id NOT IN (SELECT store_id FROM targeted)) AS excluded,
             (SELECT count(*)::int FROM mails) AS email,
             (SELECT count(*)::int FROM targeted WHERE store_id NOT IN (SELECT store_id FROM mails)) AS unreachable`
    const { targeted, excluded, email, unreachable } = row ?? {
      targeted: 0,
      excluded: 0,
      email: 0,
      unreachable: 0,
    }
    const reason = { shipped: 'never_received', listed: 'not_listed', all: 'not_targeted' }[recall.targetMode]
    return ok({
      targeted,
      excluded,
      byReason: excluded > 0 ? { [reason]: excluded } : {},
      deliveries: { email, sms: 0, push: 0, teams: 0 },
      estimatedMinutes: Math.ceil(email / MAILS_A_MINUTE),
      lint: lint(targeted, unreachable),
    })
  })
}

const lint = (targeted: number, unreachable: number): PreviewView['lint'] => [
  ...(targeted === 0
    ? [{ severity: 'error' as const, code: 'no_stores', message: 'No store would be told.', field: 'target' }]
    : []),
  ...(unreachable > 0
    ? [
        {
          severity: 'warning' as const,
          code: 'no_contact',
          message: `${unreachable} ${unreachable === 1 ? 'store has' : 'stores have'} no working e-mail contact and would see it in the store app only.`,
          field: 'target',
        },
      ]
    : []),
]
