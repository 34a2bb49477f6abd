import type { FormAction } from '#components/forms/action-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { circleCheck } from '#components/ui/glyphs.ts'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { PRIORITIES, type Priority } from '#lib/domain/recall/recall.ts'

import { DeadLetterList, type DeadLetterItem } from './dead-letter-list.tsx'
import { QUEUE_WORDS } from './machinery-words.ts'

type Props = {
  queue: Priority
  counts: Record<Priority, number>
  letters: DeadLetterItem[]
  now: string
  redrive: FormAction
  discard: FormAction
}

/** Dead letters, queue by queue. */
export const DeadLettersCard = ({ queue, counts, letters, ...rest }: Props) => (
  <Card
    title="Dead letters"
    description="Messages that failed five times in a row. Kept until someone redrives or discards them."
    flush
  >
    <div className="px-4">
      <TabLinks
        label="Dead-letter queues"
        tabs={PRIORITIES.map((one) => ({
          href: `/operations?queue=${one}`,
          label: QUEUE_WORDS[one],
          count: counts[one],
          current: one === queue,
        }))}
      />
    </div>
    {letters.length === 0 ? (
      <EmptyState title="No dead letters in this queue" glyph={circleCheck}>
        A message that fails five times in a row, or crashes its worker, lands here with the reason instead of
        retrying forever.
      </EmptyState>
    ) : (
      <DeadLetterList key={queue} queue={queue} letters={letters} {...rest} />
    )}
  </Card>
)
