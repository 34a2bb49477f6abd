'use client'

import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { Tone } from '#components/ui/tone.ts'

import { useLive } from './live-board.tsx'

type Figure = { label: string; value: number; tone: Tone; query: string; marked?: boolean }

/** How far the stores are, each figure with a bar of the same number. What a report says of the packs, no figure says. */
export const ProgressFigures = ({ base }: { base: string }) => {
  const { progress } = useLive()
  const { targeted, notified, seen, acknowledged, reported, verified } = progress
  const { overdueToAcknowledge, overdueToReport } = progress
  const figures: Figure[] = [
    {
      label: 'Overdue to acknowledge',
      value: overdueToAcknowledge,
      tone: 'overdue',
      query: 'late=acknowledge',
      marked: overdueToAcknowledge > 0,
    },
    {
      label: 'Overdue to report',
      value: overdueToReport,
      tone: 'overdue',
      query: 'late=report',
      marked: overdueToReport > 0,
    },
    { label: 'Notified', value: notified, tone: 'neutral', query: '' },
    { label: 'Seen', value: seen, tone: 'neutral', query: '' },
    { label: 'Acknowledged', value: acknowledged, tone: 'info', query: 'state=acknowledged' },
    { label: 'Reported', value: reported, tone: 'info', query: 'state=reported' },
    { label: 'Verified', value: verified, tone: 'verified', query: 'state=verified', marked: verified > 0 },
  ]
  return (
    <StatRow>
      {figures.map(({ label, value, tone, query, marked }) => (
        <Stat
          key={label}
          label={label}
          value={value.toLocaleString('en')}
          unit={`of ${targeted.toLocaleString('en')}`}
          {...(marked ? { tone } : {})}
          {...(query ? { href: `${base}?${query}#stores` } : {})}
          note={
            <ProgressBar
              label={label}
              hideLabel
              value={value}
              max={targeted}
              valueText={`${value} of ${targeted}`}
              tone={tone}
            />
          }
        />
      ))}
    </StatRow>
  )
}
