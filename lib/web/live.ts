import 'server-only'

import { confinedToDistrict, type PersonActor, type SystemActor } from '#lib/domain/identity/actor.ts'
import { liveSessions } from '#lib/queries/identity/live-sessions.ts'
import { recallPulse } from '#lib/queries/recall/recall-pulse.ts'

import { liveRoom } from './live-room.ts'
import { webProcess } from './process.ts'

const HEARTBEAT_MS = 15_000

type Kept = { room: ReturnType<typeof liveRoom>; close: () => void }

const rooms = new Map<string, Kept>()

/** One room for whoever sees the same figures: the same recall, and the same district if they are confined to one. */
const roomOf = (actor: PersonActor, recallId: string): Kept => {
  const key = `${actor.tenantId} ${confinedToDistrict(actor) ?? ''} ${recallId}`
  const known = rooms.get(key)
  if (known) return known
  const { db, listener, ports } = webProcess()
  const system: SystemActor = { kind: 'system', tenantId: actor.tenantId, name: 'identity' }
  const room = liveRoom({
    alive: (ids) => liveSessions(db, system, { ids, now: ports.clock.now() }),
    look: (as) => recallPulse(db, as, { id: recallId, now: ports.clock.now() }),
    failed: (error) => ports.log.warn('live.failed', { recallId, error }),
  })
  const unsubscribe = listener.subscribe((changed) => {
    // Null: the listener was away for a while, and anything may have changed.
    if (changed === null || changed === recallId) room.changed()
  })
  const heartbeat = setInterval(room.check, HEARTBEAT_MS)
  const close = () => {
    unsubscribe()
    clearInterval(heartbeat)
    rooms.delete(key)
  }
  const kept = { room, close }
  rooms.set(key, kept)
  return kept
}

/**
 * The figures of one recall, whenever it changes. Each event is the whole state, not a difference, and each new stream
 * begins with one: whoever reconnects needs no history and has missed nothing. The id marks the change, so that what is
 * read because of it is known to be no older.
 */
export const liveRecall = (
  actor: PersonActor,
  recallId: string,
  signal: AbortSignal,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream({
    start: (controller) => {
      const { room, close } = roomOf(actor, recallId)
      const write = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text))
      }
      let left = false
      const out = room.join({
        actor,
        tell: ({ id, data }) => write(`id: ${id}\nevent: recall\ndata: ${data}\n\n`),
        end: () => {
          leave()
          if (!signal.aborted) controller.close()
        },
      })
      const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS)
      leave = () => {
        if (left) return
        left = true
        clearInterval(heartbeat)
        out()
        if (room.size() === 0) close()
      }
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      write('retry: 1000\n\n')
    },
    cancel: () => leave(),
  })
}
