'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A switch that this phone remembers; on unless somebody turned it off. */
export const useKeptSwitch = (name: string): [on: boolean, set: (on: boolean) => void] => {
  const key = `clearshelf:${name}`
  const on = useSyncExternalStore(
    subscribe,
    () => read(key) !== 'off',
    () => true,
  )
  const set = useCallback(
    (next: boolean) => {
      try {
        localStorage.setItem(key, next ? 'on' : 'off')
      } catch {
        // A phone without room forgets it.
      }
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [on, set]
}

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
