'use client'

import { useEffect, useState } from 'react'

import type { Entry } from '../outbox/entry.ts'
import { inStore, openPhoneDatabase } from '../outbox/phone-database.ts'

type Held = { waiting: number; parked: number; isLocked: boolean }

export type HeldTexts = Record<'waits' | 'goesOut' | 'afterSignIn' | 'parked', string>

type Props = {
  texts: HeldTexts
  /** Where nobody is signed in, so that nothing goes out. */
  signedOut?: boolean
  nothing?: string
}

/** The answers that wait on this phone, with what they wait for: the network, or somebody who signs in. */
export const HeldAnswers = ({ texts, signedOut = false, nothing }: Props) => {
  const [held, setHeld] = useState<Held | null>(null)
  useEffect(() => {
    const tabs = new BroadcastChannel('clearshelf-outbox')
    const look = () => void countHeld().then(setHeld, () => undefined)
    tabs.addEventListener('message', look)
    look()
    return () => tabs.close()
  }, [])
  if (held === null || (held.waiting + held.parked === 0 && !nothing)) return null
  const { waiting, parked, isLocked } = held
  return (
    <div role="status" className="flex flex-col gap-2 text-center text-base font-medium">
      {parked > 0 && <p className="text-danger">{texts.parked}</p>}
      {waiting > 0 && (
        <p>
          {texts.waits.replace('#', String(waiting))}
          <span className="block font-normal">
            {signedOut || isLocked ? texts.afterSignIn : texts.goesOut}
          </span>
        </p>
      )}
      {waiting + parked === 0 && <p>{nothing}</p>}
    </div>
  )
}

/** A refused answer goes nowhere by itself, so it is not counted as waiting; without the store's key nothing goes. */
const countHeld = async (): Promise<Held> => {
  const db = await openPhoneDatabase()
  const entries = await inStore<Entry[]>(db, 'unsent', 'readonly', (store) => store('unsent').getAll())
  const keys = await inStore<number>(db, 'keys', 'readonly', (store) => store('keys').count())
  db.close()
  const parked = entries.filter(({ refused }) => refused).length
  return { waiting: entries.length - parked, parked, isLocked: keys === 0 }
}
