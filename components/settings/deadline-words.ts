import type { DeadlineMinutes, NoticeClock } from '#lib/domain/notice/clocks.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

export const PRIORITY_TITLES: readonly (readonly [Priority, string])[] = [
  ['high', 'High priority'],
  ['medium', 'Medium priority'],
  ['low', 'Low priority'],
]

export const CLOCK_FIELDS: readonly { clock: NoticeClock; key: keyof DeadlineMinutes; label: string }[] = [
  { clock: 'acknowledge', key: 'acknowledgeMinutes', label: 'Acknowledge within' },
  { clock: 'report', key: 'reportMinutes', label: 'Remove and report within' },
]
