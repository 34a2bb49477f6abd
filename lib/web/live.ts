import 'server-only'

import { confinedToDistrict, type PersonActor, type SystemActor } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'
import { liveSessions } from '#lib/queries/identity/live-sessions.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { recallPulse } from '#lib/queries/recall/recall-pulse.ts'

import { liveRoom, type Changed } from './live-room.ts'
import { webProcess } from './process.ts'

const HEARTBEAT_MS = 15_000
// More windows than one person can follow; what goes beyond takes memory from the others.
const MOST_STREAMS = 30

/** `rows`: those of the stores that changed, if nothing else did; else whoever shows rows reads them again. */
const lookAt = async (actor: PersonActor, recallId: string, changed: Changed | null) => {
  const { db, ports } = webProcess()
  const now = ports.clock.now()
  const pulse = await recallPulse(db, actor, { id: recallId, now })
  if (!pulse.ok || changed === null || changed === 'anything') return pulse
  const numbers = [...changed]
  const order = { by: 'number', descending: false } as const
  const whole = { offset: 0, limit: numbers.length }
  const read = await boardRows(db, actor, { recallId, filter: {}, numbers, order, ...whole, now })
  return read.ok ? ok({ ...pulse.value, rows: read.value.rows }) : pulse
}

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
    look: (as, changed) => lookAt(as, recallId, changed),
    failed: (error) => ports.log.warn('live.failed', { recallId, error }),
  })
  const unsubscribe = listener.subscribe((changed) => {
    // Null: the listener was away for a while, and anything may have changed.
    if (changed === null) return room.changed(null)
    const [recall, store] = changed.split(/ (.*)/s)
    if (recall === recallId) room.changed(store ?? null)
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

/** Whether this session holds as many streams as it may, over all recalls. */
const hasAllStreams = ({ sessionId }: PersonActor): boolean =>
  [...rooms.values()].reduce((held, { room }) => held + room.heldBy(sessionId), 0) >= MOST_STREAMS

/**
 * The figures of one recall, whenever it changes. Each event is the whole state, not a difference, and each new stream
 * begins with one: whoever reconnects needs no history and has missed nothing. The id marks the change, so that what is
 * read because of it is known to be no older. Null: the session holds all that it may. Judged and taken in one go, so that
 * many who ask at once get no more.
 */
export const liveRecall = (
  actor: PersonActor,
  recallId: string,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | null => {
  if (hasAllStreams(actor)) return null
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
