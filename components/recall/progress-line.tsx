import type { Progress } from '#lib/contracts/views.ts'

/** How far the stores are, in one line: what the figures of the board say, for paper. */
export const ProgressLine = ({ progress }: { progress: Progress }) => {
  const { targeted, notified, acknowledged, reported, verified } = progress
  const { overdueToAcknowledge, overdueToReport } = progress
  const said = [
    `${notified} notified`,
    `${acknowledged} acknowledged`,
    `${reported} reported`,
    `${verified} verified`,
    `${overdueToAcknowledge} overdue to acknowledge`,
    `${overdueToReport} overdue to report`,
  ]
  return (
    <p className="tabular-nums">
      Of {targeted.toLocaleString('en')}: {said.join(', ')}.
    </p>
  )
}
