import { fillText } from '../fill-text.ts'
import { tally, type Counting } from './counts.ts'
import type { ReportTexts } from './report-texts.ts'

/** How far the count is. Numbers that cannot be right are never summed up as nothing unaccounted for. */
export const TallyLine = ({ counts, texts }: { counts: readonly Counting[]; texts: ReportTexts }) => {
  const { open, over, ...figures } = tally(counts)
  if (figures.shipped === 0) return fillText(texts.soFarFound, figures)
  return over > 0
    ? fillText(texts.soFarOver, { ...figures, n: over })
    : fillText(texts.soFar, { ...figures, n: open })
}
