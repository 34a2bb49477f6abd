'use client'

import { useSyncExternalStore } from 'react'

// Whether the line is up, as far as anybody knows: the browser says when it is down, and what was asked last got through
// or did not. A phone that has bars and no network says nothing of it.
let reached = true
const listeners = new Set<() => void>()

/** The outcome of a request: an answer, be it a no, or nothing. */
export const toldByLine = (answered: boolean): void => {
  if (answered === reached) return
  reached = answered
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export const useIsLineUp = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine && reached,
    () => true,
  )
