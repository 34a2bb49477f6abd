import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { SmsBudget } from '#lib/domain/delivery/sms-budget.ts'
import { formatMoney } from '#lib/domain/format/money.ts'

/** What this month's text messages have cost so far. */
export const SmsSpend = ({ spent: { cents, limit, state } }: { spent: SmsBudget }) => (
  <>
    {state === 'used_up' && (
      <Banner tone="danger" title="The month’s money for text messages is spent">
        Text messages of low and medium priority wait. High priority goes on.
      </Banner>
    )}
    {state === 'warning' && (
      <Banner tone="waiting" title="More than 80 % of the month’s money for text messages is spent">
        Above the limit only high priority goes on.
      </Banner>
    )}
    <Card
      title="Text messages this month"
      description="Parts that were sent, at the list price of the United States."
    >
      <StatRow>
        <Stat label="Spent" value={formatMoney(cents / 100)} />
        <Stat label="Limit" value={limit === null ? 'None' : formatMoney(limit / 100)} />
      </StatRow>
    </Card>
  </>
)
