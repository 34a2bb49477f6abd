'use client'

import { useOutbox } from './outbox-context.ts'

export type AnswerStep = 'saved' | 'sent' | 'confirmed'

/**
 * How far this phone's last answer to a task is. Confirmed: the page, read from the server again, tells of it. A no of
 * the desk is no step; it is told above. Nor is an answer from before `since`, when the store was asked anew.
 */
export const useAnswerStep = (
  noticeId: string,
  answeredAt: string | null,
  since: string | null = null,
): AnswerStep | null => {
  const { snapshot } = useOutbox()
  const own = snapshot?.unsent.filter((entry) => entry.noticeId === noticeId) ?? []
  if (own.length > 0) return own.some((entry) => entry.refused) ? null : 'saved'
  const sent = snapshot?.sent.find((one) => one.noticeId === noticeId)
  if (!sent || (since !== null && sent.answeredAt < since)) return null
  return answeredAt !== null && answeredAt >= sent.answeredAt ? 'confirmed' : 'sent'
}
