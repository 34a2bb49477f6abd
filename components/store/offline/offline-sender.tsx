'use client'

import { useEffect, useState } from 'react'

import type { Entry } from '../outbox/entry.ts'
import { askToSend } from './service-worker.ts'
import { openPhoneDatabase, inStore } from '../outbox/phone-database.ts'

type Props = { texts: Record<'waits' | 'nothingWaits' | 'parked', string> }
type Held = { waiting: number; parked: number }

const AGAIN_MS = 4_000

/** On the page that says that there is no connection: what waits goes out as soon as there is one, from here too. */
export const OfflineSender = ({ texts }: Props) => {
  const [held, setHeld] = useState<Held | null>(null)
  useEffect(() => {
    const tabs = new BroadcastChannel('clearshelf-outbox')
    const look = () => void countHeld().then(setHeld, () => undefined)
    const send = () => void askToSend()
    tabs.addEventListener('message', look)
    window.addEventListener('online', send)
    look()
    send()
    // A network that has just come back is not there at every try.
    const again = setInterval(send, AGAIN_MS)
    return () => {
      clearInterval(again)
      tabs.close()
      window.removeEventListener('online', send)
    }
  }, [])
  if (held === null) return null
  const { waiting, parked } = held
  return (
    <div role="status" className="flex flex-col gap-2 text-center text-base font-medium">
      {parked > 0 && <p className="text-danger">{texts.parked}</p>}
      {waiting > 0 && <p>{texts.waits.replace('#', String(waiting))}</p>}
      {waiting + parked === 0 && <p>{texts.nothingWaits}</p>}
    </div>
  )
}

/** A refused answer goes nowhere by itself, so it is not counted as waiting. */
const countHeld = async (): Promise<Held> => {
  const db = await openPhoneDatabase()
  const entries = await inStore<Entry[]>(db, 'unsent', 'readonly', (store) => store('unsent').getAll())
  db.close()
  const parked = entries.filter(({ refused }) => refused).length
  return { waiting: entries.length - parked, parked }
}
