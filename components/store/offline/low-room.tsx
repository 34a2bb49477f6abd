'use client'

import { useEffect, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'

import { useOutbox } from '../outbox/outbox-context.ts'
import { hasRoom, isTight } from './room.ts'

type Props = {
  /** Whether it is tried out, where photos are about to be kept: some browsers name more room than there is. */
  tried?: boolean
  texts: { title: string; text: string }
}

/** Said before somebody begins, not when it is lost: this phone is nearly full. */
export const LowRoom = ({ tried = false, texts }: Props) => {
  const { drafts } = useOutbox()
  const [tight, setTight] = useState(false)
  useEffect(() => {
    let gone = false
    const look = async () => {
      // Absent where the page is not served safely, or the browser is old.
      const storage = navigator.storage as StorageManager | undefined
      const told = isTight((await storage?.estimate?.()) ?? {})
      const full = tried ? !told && drafts !== null && !(await hasRoom(drafts)) : told
      if (!gone) setTight(full)
    }
    void look().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [tried, drafts])
  return tight ? (
    <Banner tone="waiting" live="polite" title={texts.title}>
      {texts.text}
    </Banner>
  ) : null
}
