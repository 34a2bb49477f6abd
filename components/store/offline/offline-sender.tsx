'use client'

import { useEffect, useState } from 'react'

import { askToSend } from './service-worker.ts'
import { openPhoneDatabase, inStore } from '../outbox/phone-database.ts'

type Props = { texts: Record<'waits' | 'nothingWaits', string> }

const AGAIN_MS = 4_000

/** On the page that says that there is no connection: what waits goes out as soon as there is one, from here too. */
export const OfflineSender = ({ texts }: Props) => {
  const [waiting, setWaiting] = useState<number | null>(null)
  useEffect(() => {
    const tabs = new BroadcastChannel('clearshelf-outbox')
    const look = () => void countWaiting().then(setWaiting, () => undefined)
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
  if (waiting === null) return null
  return (
    <p role="status" className="text-center text-base font-medium">
      {waiting === 0 ? texts.nothingWaits : texts.waits.replace('#', String(waiting))}
    </p>
  )
}

const countWaiting = async (): Promise<number> => {
  const db = await openPhoneDatabase()
  const count = await inStore<number>(db, 'unsent', 'readonly', (store) => store('unsent').count())
  db.close()
  return count
}
