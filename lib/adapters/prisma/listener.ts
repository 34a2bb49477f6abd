import { Client } from 'pg'

import type { Log } from '#lib/ports/log.ts'

const RECONNECT_MS = 500

export type Listener = {
  /** Calls back when something changed: with what was said of it, or with null when changes may have been missed. */
  subscribe(onChange: (payload: string | null) => void): () => void
}

/**
 * One connection per process, opened with the first subscriber and closed with the last. After a break it listens again
 * and tells everybody to look afresh, so nothing that happened meanwhile is missed.
 */
export const listen = (
  connectionString: string,
  log: Log,
  topic: 'recall_changed' | 'outbox_filled' = 'recall_changed',
): Listener => {
  const subscribers = new Set<(payload: string | null) => void>()
  let client: Client | null = null

  const tell = (payload: string | null) => {
    for (const onChange of subscribers) onChange(payload)
  }

  const connect = async (): Promise<void> => {
    const mine = new Client({ connectionString, keepAlive: true })
    client = mine
    let retried = false
    const again = (error?: unknown) => {
      // `error` and `end` may both fire for one break.
      if (retried || client !== mine) return
      retried = true
      log.warn('listener.lost', { error })
      setTimeout(() => void connect(), RECONNECT_MS).unref()
    }
    mine.on('notification', ({ payload }) => tell(payload ?? null))
    mine.on('error', again)
    mine.on('end', () => again())
    try {
      await mine.connect()
      await mine.query(`LISTEN ${topic}`)
      tell(null)
    } catch (error) {
      again(error)
    }
  }

  const close = () => {
    const old = client
    client = null
    void old?.end().catch(() => undefined)
  }

  return {
    subscribe: (onChange) => {
      subscribers.add(onChange)
      if (!client) void connect()
      return () => {
        subscribers.delete(onChange)
        if (subscribers.size === 0) close()
      }
    },
  }
}
