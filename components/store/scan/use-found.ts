'use client'

import { useMemo, useSyncExternalStore } from 'react'

import { counted, readFound, writeFound, type Found } from './found.ts'

const NONE: ReadonlyMap<string, Found[]> = new Map()

// What is shown, read once from the phone; what the phone has no room for lives here as long as the page.
const shown = new Map<string, Found[]>()
const listeners = new Set<() => void>()
let version = 1

const changed = () => {
  version += 1
  for (const listener of listeners) listener()
}

const onOtherTab = () => {
  shown.clear()
  changed()
}

const subscribe = (listener: () => void) => {
  if (listeners.size === 0) addEventListener('storage', onOtherTab)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', onOtherTab)
  }
}

const foundOf = (noticeId: string): Found[] => {
  const known = shown.get(noticeId) ?? readFound(noticeId)
  shown.set(noticeId, known)
  return known
}

/** One pack more or less of a lot. */
export const countFound = (noticeId: string, pack: Pick<Found, 'gtin' | 'lot'>, by: 1 | -1): void => {
  const next = counted(foundOf(noticeId), pack, by)
  shown.set(noticeId, next)
  writeFound(noticeId, next)
  changed()
}

/** Once it stands in a report. */
export const forgetFound = (noticeId: string): void => {
  shown.delete(noticeId)
  writeFound(noticeId, [])
  changed()
}

/** What was counted on this phone, by notice. */
export const useFound = (recalls: readonly { noticeId: string }[]): ReadonlyMap<string, Found[]> => {
  // The server knows nothing of it: there it is as if nothing was counted.
  const now = useSyncExternalStore(
    subscribe,
    () => version,
    () => 0,
  )
  return useMemo(
    () => (now === 0 ? NONE : new Map(recalls.map(({ noticeId }) => [noticeId, foundOf(noticeId)]))),
    [now, recalls],
  )
}
