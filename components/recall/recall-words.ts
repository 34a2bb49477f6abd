import type { Tone } from '#components/ui/tone.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import type { Priority, RecallKind } from '#lib/domain/recall/recall.ts'

// Each state by word and tone, the same on every page.

type Look = { word: string; tone: Tone }

export const STATUS_LOOKS: Record<RecallStatus, Look> = {
  draft: { word: 'Draft', tone: 'neutral' },
  in_review: { word: 'In review', tone: 'waiting' },
  approved: { word: 'Approved', tone: 'info' },
  issued: { word: 'Issued', tone: 'info' },
  closing: { word: 'Closing', tone: 'waiting' },
  closed: { word: 'Closed', tone: 'neutral' },
  cancelled: { word: 'Canceled', tone: 'neutral' },
}

export const NOTICE_LOOKS: Record<NoticeState, Look> = {
  open: { word: 'Not seen', tone: 'waiting' },
  seen: { word: 'Seen', tone: 'waiting' },
  acknowledged: { word: 'Acknowledged', tone: 'info' },
  reported: { word: 'Reported', tone: 'info' },
  verified: { word: 'Verified', tone: 'verified' },
  not_affected: { word: 'Not affected', tone: 'neutral' },
  needs_help: { word: 'Needs help', tone: 'waiting' },
}

export const PRIORITY_WORDS: Record<Priority, string> = { high: 'High', medium: 'Medium', low: 'Low' }

export const KIND_WORDS: Record<RecallKind, string> = {
  recall: 'Recall',
  withdrawal: 'Withdrawal',
  safety_alert: 'Safety alert',
  drill: 'Drill',
}

export const MATCH_WORDS = {
  in_scope: 'In scope',
  lot_unknown: 'Lot unknown',
  date_unknown: 'Date unknown',
} as const
