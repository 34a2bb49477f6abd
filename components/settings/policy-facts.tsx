import { Card } from '#components/ui/card.tsx'
import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'

/** The rules of delivery in words, for those who do not change them. */
export const PolicyFacts = ({ policy: { quiet, perContact } }: { policy: DeliveryPolicy }) => (
  <Card title="What waits">
    <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
      <li>
        {quiet === 'opening_hours'
          ? 'Low and medium priority wait while the store is closed.'
          : 'Nothing waits for the store to open.'}
      </li>
      <li>One contact gets at most {perContact} messages in ten minutes that are not of high priority.</li>
    </ul>
  </Card>
)
