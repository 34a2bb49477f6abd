import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { DEFAULT_POLICY, type DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'
import { smsBudget, type SmsBudget } from '#lib/domain/delivery/sms-budget.ts'
import { ok } from '#lib/domain/result.ts'

import { isoOrNull, permittedRead, type Query } from './query.ts'

type DeliveryPolicyView = { policy: DeliveryPolicy; spent: SmsBudget; savedAt: string | null }

/** How messages are sent, and what this month's text messages have cost. */
export const deliveryPolicy: Query<{ now: Date }, DeliveryPolicyView> = async (db, actor, { now }) => {
  const allowed = permittedRead(actor, 'policy:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const row = await tx.deliveryPolicy.findUnique({ where: { tenantId } })
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
    const spend = await tx.smsSpend.findUnique({ where: { tenantId_month: { tenantId, month } } })
    const policy: DeliveryPolicy = row
      ? { quiet: row.quiet, perContact: row.perContact, smsLimit: row.smsLimit }
      : DEFAULT_POLICY
    return ok({
      policy,
      spent: smsBudget(spend?.parts ?? 0, policy),
      savedAt: isoOrNull(row?.savedAt ?? null),
    })
  })
}
