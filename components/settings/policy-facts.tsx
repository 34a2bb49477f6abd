import { Card } from '#components/ui/card.tsx'
import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'

/** The rules of delivery in words, for those who do not change them. */
export const PolicyFacts = ({ policy: { quiet, perContact } }: { policy: DeliveryPolicy }) => (
  <Card title="Delivery rules">
    <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
      <li>
        {quiet === 'opening_hours'
          ? 'Low- and medium-priority messages wait while the store is closed.'
          : 'Messages don’t wait for the store to open.'}
      </li>
      <li>A contact gets at most {perContact} messages in 10 minutes, not counting high priority.</li>
    </ul>
  </Card>
)
