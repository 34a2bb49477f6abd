import { Badge } from '#components/ui/badge.tsx'
import { Status } from '#components/ui/status.tsx'
import { absoluteText, relativeText } from '#components/ui/time-texts.ts'
import type { NoticeClock } from '#lib/domain/notice/clocks.ts'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'

import { MATCH_WORDS, NOTICE_LOOKS } from './recall-words.ts'
import { REOPENED_WORDS } from './store-words.ts'

const ago = (at: string, now: string): string => relativeText(Date.parse(at), Date.parse(now), 'en')

/** The missing answer, as it is named before "late"; of an acknowledgement, by nothing. */
export const LATE_WORDS: Record<NoticeClock, string> = { acknowledge: '', report: 'report' }

const MINUTE = 60_000

/** "12 min", "3 h", "2 days": how late a store is. */
export const lateText = (dueAt: string, now: string): string => {
  const minutes = Math.max(1, Math.floor((Date.parse(now) - Date.parse(dueAt)) / MINUTE))
  if (minutes < 120) return `${minutes} min`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} days`
}

/** Where a store stands, in words; what somebody has to do something about comes with it. */
export const StateCell = ({ row, now }: { row: BoardRow; now: string }) => {
  if (row.stoodDownAt) return <Status>Released</Status>
  const { word, tone } = NOTICE_LOOKS[row.state]
  return (
    <span className="inline-flex max-w-full items-center gap-2 max-sm:flex-wrap max-sm:justify-end print:flex-wrap">
      {row.late ? (
        <Status tone="overdue">
          {word}, {LATE_WORDS[row.late]} {lateText(row.dueAt, now)} late
        </Status>
      ) : (
        <Status tone={tone}>{word}</Status>
      )}
      {row.reopenedReason && (
        <Badge
          tone={row.reopenedReason === 'sale' ? 'danger' : 'waiting'}
          glyph={null}
          title={REOPENED_WORDS[row.reopenedReason].short}
        >
          {REOPENED_WORDS[row.reopenedReason].short}
        </Badge>
      )}
      {row.leftOnSale > 0 && <Badge tone="danger">{row.leftOnSale.toLocaleString('en')} still on sale</Badge>}
      {row.notReached && <Badge tone="danger">Not reached</Badge>}
      {row.match !== 'in_scope' && <Badge glyph={null}>{MATCH_WORDS[row.match]}</Badge>}
      {row.onPaper && <Badge glyph={null}>On paper</Badge>}
      {row.excused && <Badge glyph={null}>Exempt</Badge>}
    </span>
  )
}

/** The last thing that happened, and who has it in hand: how long ago, or for paper, which stays, at what time. */
export const NewsCell = ({ row, now }: { row: BoardRow; now?: string }) => {
  const timeOf = (at: string): string =>
    now === undefined ? absoluteText(new Date(at), 'en', row.timezone) : ago(at, now)
  if (row.stoodDownAt) return <>Released {timeOf(row.stoodDownAt)}</>
  if (row.acknowledgedAt)
    return (
      <>
        {timeOf(row.acknowledgedAt)}
        {row.acknowledgedBy && <span className="text-muted"> by {row.acknowledgedBy}</span>}
      </>
    )
  if (row.escalatedAt) return <>Escalated {timeOf(row.escalatedAt)}</>
  if (row.remindedAt) return <>Reminded {timeOf(row.remindedAt)}</>
  return row.notifiedAt ? <>Notified {timeOf(row.notifiedAt)}</> : <>–</>
}
