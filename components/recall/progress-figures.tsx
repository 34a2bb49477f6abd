import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { Progress } from '#lib/contracts/views.ts'

/** How far the stores are. Acknowledged and removed are two figures, never one. */
export const ProgressFigures = ({ progress, base }: { progress: Progress; base: string }) => {
  const { targeted, notified, seen, acknowledged, reported, verified, overdue } = progress
  const of = `of ${targeted}`
  return (
    <StatRow>
      <Stat
        label="Overdue"
        value={overdue}
        unit={of}
        {...(overdue > 0 ? { tone: 'overdue' as const } : {})}
        href={`${base}?show=overdue`}
      />
      <Stat label="Notified" value={notified} unit={of} />
      <Stat label="Seen" value={seen} unit={of} />
      <Stat label="Acknowledged" value={acknowledged} unit={of} href={`${base}?show=acknowledged`} />
      <Stat label="Removed" value={reported} unit={of} />
      <Stat
        label="Verified"
        value={verified}
        unit={of}
        {...(verified > 0 ? { tone: 'verified' as const } : {})}
      />
    </StatRow>
  )
}
