'use client'

import { useOutbox } from './outbox-context.ts'

export type AnswerStep = 'saved' | 'sent' | 'confirmed'

/**
 * How far this phone's last answer to a task is. Confirmed: the page, read from the server again, tells of it. A no of
 * the desk is no step; it is told above.
 */
export const useAnswerStep = (noticeId: string, answeredAt: string | null): AnswerStep | null => {
  const { snapshot } = useOutbox()
  const own = snapshot?.unsent.filter((entry) => entry.noticeId === noticeId) ?? []
  if (own.length > 0) return own.some((entry) => entry.refused) ? null : 'saved'
  const sent = snapshot?.sent.find((one) => one.noticeId === noticeId)
  if (!sent) return null
  return answeredAt !== null && answeredAt >= sent.answeredAt ? 'confirmed' : 'sent'
}
