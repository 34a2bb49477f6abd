import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { SmsBudget } from '#lib/domain/delivery/sms-budget.ts'
import { formatMoney } from '#lib/domain/format/money.ts'

/** What this month's text messages have cost so far. */
export const SmsSpend = ({ spent: { cents, limit, state } }: { spent: SmsBudget }) => (
  <>
    {state === 'used_up' && (
      <Banner tone="danger" title="Monthly text message limit reached">
        Low- and medium-priority texts wait. High priority is still sent.
      </Banner>
    )}
    {state === 'warning' && (
      <Banner tone="waiting" title="Over 80% of the monthly text message limit is used">
        Above the limit, only high priority is sent.
      </Banner>
    )}
    <Card title="Text messages this month" description="Parts sent, at US list price.">
      <StatRow>
        <Stat label="Spent" value={formatMoney(cents / 100)} />
        <Stat label="Limit" value={limit === null ? 'None' : formatMoney(limit / 100)} />
      </StatRow>
    </Card>
  </>
)
