'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import { useOutbox } from '../outbox/outbox-context.ts'
import { counted, type Found } from './found.ts'
import { changeFound, watchFound } from './keep-found.ts'

type ByNotice = ReadonlyMap<string, Found[]>
type Change = (found: Found[]) => Found[]
const NONE: ByNotice = new Map()
const asIs: Change = (found) => found

/** What was counted on this phone, by notice. What the phone has no room for is here as long as the page. */
export const useFound = (recalls: readonly { noticeId: string }[]) => {
  const { drafts } = useOutbox()
  const [found, setFound] = useState(NONE)
  // Counted before the phone's database was open.
  const early = useRef<{ noticeId: string; change: Change }[]>([])
  const keeping = useRef({ busy: 0, kept: new Map<string, Found[]>() })

  // What is shown runs ahead of what is kept: it is taken from there only when nothing is on its way any more.
  const keep = useCallback(
    async (noticeId: string, change: Change) => {
      if (!drafts) return void early.current.push({ noticeId, change })
      const { kept } = keeping.current
      keeping.current.busy += 1
      try {
        kept.set(noticeId, await changeFound(drafts, noticeId, change))
      } catch {
        kept.delete(noticeId)
      }
      keeping.current.busy -= 1
      if (keeping.current.busy === 0) setFound((now) => new Map([...now, ...kept]))
    },
    [drafts],
  )
  useEffect(() => {
    if (!drafts) return
    const waiting = early.current.splice(0)
    for (const { noticeId } of recalls) void keep(noticeId, asIs)
    for (const { noticeId, change } of waiting) void keep(noticeId, change)
    return watchFound((noticeId) => void keep(noticeId, asIs))
  }, [drafts, recalls, keep])

  /** Packs more or less of a lot. */
  const count = useCallback(
    (noticeId: string, pack: Pick<Found, 'gtin' | 'lot'>, by: number) => {
      const change: Change = (before) => counted(before, pack, by)
      setFound((now) => new Map(now).set(noticeId, change(now.get(noticeId) ?? [])))
      void keep(noticeId, change)
    },
    [keep],
  )
  return { found, count }
}
