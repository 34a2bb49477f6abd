import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { PreviewView } from '#lib/contracts/views.ts'

const REASONS: Record<string, string> = {
  never_received: 'received none of it',
  not_listed: 'are not on the list',
  not_targeted: 'are not targeted',
}

/** Who would be told if it were issued now. */
export const PreviewCard = ({ preview }: { preview: PreviewView }) => (
  <Card title="If it were issued now" description="From the catalog and the shipments as they stand.">
    <div className="flex flex-col gap-4">
      <StatRow>
        <Stat label="Stores told" value={preview.targeted} />
        <Stat label="E-mails" value={preview.deliveries.email} />
        <Stat label="Takes about" value={preview.estimatedMinutes} unit="min" />
        <Stat
          label="Stores not told"
          value={preview.excluded}
          note={Object.entries(preview.byReason)
            .map(([reason, n]) => `${n} ${REASONS[reason] ?? reason}`)
            .join(', ')}
        />
      </StatRow>
      {preview.lint.map(({ code, severity, message }) => (
        <Banner key={code} tone={severity === 'error' ? 'danger' : 'waiting'} title={message} />
      ))}
    </div>
  </Card>
)
