import { TabLinks } from '#components/ui/tab-links.tsx'
import type { TimelineShow } from '#lib/domain/timeline/timeline.ts'

const LABELS: Record<TimelineShow, string> = {
  everything: 'Everything',
  decisions: 'Decisions',
  stores: 'Stores',
  messages: 'Messages',
  comments: 'Comments',
}

type Props = { shown: TimelineShow; hrefOf: (show: TimelineShow) => string }

export const TimelineTabs = ({ shown, hrefOf }: Props) => (
  <div data-print="no">
    <TabLinks
      label="Filter timeline"
      tabs={(Object.keys(LABELS) as TimelineShow[]).map((show) => ({
        href: hrefOf(show),
        label: LABELS[show],
        current: show === shown,
      }))}
    />
  </div>
)
