'use client'

import { useSyncExternalStore, type ReactNode } from 'react'

const never = () => () => undefined

/**
 * Fields that a script keeps: until it runs they take nothing, because what was typed earlier would be lost when it
 * begins. A form that the browser itself can send needs none of this.
 */
export const UntilAlive = ({ children }: { children: ReactNode }) => {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <fieldset disabled={!alive} className="contents">
      {children}
    </fieldset>
  )
}
