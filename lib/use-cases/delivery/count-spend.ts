import { smsBudget } from '#lib/domain/delivery/sms-budget.ts'
import type { ClaimedDelivery } from '#lib/ports/sending.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'sending' | 'clock' | 'log'>

/** Adds what these text messages cost to the month, and tells when its money runs out. */
export const countSpend = async (
  { sending, clock, log }: Needs,
  tenantId: string,
  parts: number,
  [first]: ClaimedDelivery[],
): Promise<void> => {
  await sending.addSmsParts({ tenantId, at: clock.now(), parts })
  if (!first) return
  const { policy, smsParts } = first.limits
  const before = smsBudget(smsParts, policy).state
  const { state } = smsBudget(smsParts + parts, policy)
  if (state === before) return
  const fields = { tenantId, reason: state }
  if (state === 'used_up') log.error('sms.budget', fields)
  else log.warn('sms.budget', fields)
}
