'use client'

import { useEffect, useState, type ReactNode } from 'react'

import { check, cloudOff } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Status } from '#components/ui/status.tsx'

import { useOutbox } from './outbox/outbox-context.ts'

export type CardTexts = Record<'savedAcknowledged' | 'savedReported' | 'parked' | 'kept' | 'notKept', string>

/** The phone knows better than the page: an answer that waits here is not asked for again, and a parked one says so. */
export const CardState = ({
  noticeId,
  texts,
  children,
}: {
  noticeId: string
  texts: CardTexts
  children: ReactNode
}) => {
  const { snapshot } = useOutbox()
  const own = snapshot?.unsent.filter((entry) => entry.noticeId === noticeId && entry.kind !== 'photo') ?? []
  if (own.some(({ refused }) => refused))
    return (
      <Status tone="danger" wrap>
        {texts.parked}
      </Status>
    )
  if (own.some(({ kind }) => kind === 'report'))
    return (
      <Status tone="waiting" wrap>
        {texts.savedReported}
      </Status>
    )
  if (own.some(({ kind }) => kind === 'acknowledge'))
    return (
      <Status tone="waiting" wrap>
        {texts.savedAcknowledged}
      </Status>
    )
  return children
}

/** Whether the task can be opened without a network: said of each, so that nobody finds out in the cold room. */
export const KeptMark = ({ href, texts }: { href: string; texts: Pick<CardTexts, 'kept' | 'notKept'> }) => {
  const [kept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    if (!('caches' in window) || !('serviceWorker' in navigator)) return undefined
    let gone = false
    const look = async () => {
      const all = await Promise.all([href, `${href}/report`].map((path) => caches.match(path)))
      if (!gone) setKept(all.every(Boolean))
    }
    const heard = ({ data }: MessageEvent<{ type?: string; path?: string }>) => {
      if (data.type === 'kept' && data.path?.startsWith(href)) void look()
    }
    void look().catch(() => undefined)
    navigator.serviceWorker.addEventListener('message', heard)
    return () => {
      gone = true
      navigator.serviceWorker.removeEventListener('message', heard)
    }
  }, [href])
  if (kept === null) return null
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-muted">
      <Icon glyph={kept ? check : cloudOff} />
      {kept ? texts.kept : texts.notKept}
    </span>
  )
}
