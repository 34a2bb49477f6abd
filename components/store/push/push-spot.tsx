'use client'

import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'

import { pushMarks } from './push-marks.ts'
import type { PushTexts } from './tell-phone.tsx'

// Fetched only where there is something to say.
const TellPhone = dynamic(() => import('./tell-phone.tsx').then((loaded) => loaded.TellPhone), { ssr: false })

type Props = {
  /** `offer`: once there is something to be told of. `trouble`: when it went. `settings`: whatever it is. */
  where: 'offer' | 'trouble' | 'settings'
  texts: PushTexts
}

const never = () => () => undefined

const isWanted = (where: Props['where']): boolean => {
  if (!navigator.onLine) return false
  return where === 'trouble' ? pushMarks.isWished() : where === 'settings' || !pushMarks.isDeclined()
}

/** A place where messages to this phone may be offered, missed or taken back. */
export const PushSpot = ({ where, texts }: Props) => {
  const wanted = useSyncExternalStore(
    never,
    () => isWanted(where),
    () => false,
  )
  return wanted ? <TellPhone where={where} texts={texts} /> : null
}
