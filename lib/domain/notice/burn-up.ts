import { minutes, type Duration } from '../duration.ts'
import type { Deadlines } from './clocks.ts'

type Course = {
  /** What the stores were given, from the issue. */
  within: Deadlines
  issuedAt: Date
  now: Date
  /** When the last store was told, answered or reported. */
  lastEventAt: Date | null
  anyReported: boolean
}

/**
 * What the time axis has to hold: all that happened, and the deadline that is waited for now. The report's deadline may
 * be days away; it comes into view with the first report, or once half its time is over.
 */
export const burnUpSpan = ({ within, issuedAt, now, lastEventAt, anyReported }: Course): Duration => {
  const elapsed = Math.max(0, now.getTime() - issuedAt.getTime())
  const eventful = Math.max(0, (lastEventAt ?? issuedAt).getTime() - issuedAt.getTime())
  const toAcknowledge = within.acknowledge * 1.2
  const toReport = within.report * 1.1
  const reportMatters = anyReported || (elapsed > within.report / 2 && elapsed < toReport)
  // Long after the last event nothing moves any more: the plot ends soon after it.
  const past = Math.min(elapsed, eventful * 1.15)
  return Math.max(minutes(10), past, toAcknowledge, reportMatters ? toReport : 0)
}
