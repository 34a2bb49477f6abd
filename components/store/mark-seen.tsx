'use client'

import { useEffect } from 'react'

/** Says, once it is really on a screen, that somebody has it before them. A failure says nothing false and is let go. */
export const MarkSeen = ({
  noticeId,
  action,
}: {
  noticeId: string
  action: (input: { noticeId: string }) => Promise<unknown>
}) => {
  useEffect(() => {
    if (document.visibilityState === 'visible') void action({ noticeId }).catch(() => undefined)
  }, [noticeId, action])
  return null
}
