import 'server-only'

import type { RecallView } from '#lib/contracts/views.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { resolveSession } from '#lib/use-cases/identity/resolve-session.ts'

import { webProcess } from './process.ts'

const COALESCE_MS = 200
const HEARTBEAT_MS = 15_000

type Snapshot = Pick<RecallView, 'status' | 'version' | 'revision' | 'progress'>

/**
 * The figures of one recall, whenever they change. Each event is the whole state, not a difference: whoever reconnects
 * needs no history, and an event that was lost is made good by the next one or by the first after the reconnect.
 * The id is a fingerprint of the state; a client that has it already (Last-Event-ID) is not sent it again.
 */
export const liveRecall = (
  actor: PersonActor,
  recallId: string,
  lastEventId: string | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> => {
  const { db, listener, ports } = webProcess()
  const encoder = new TextEncoder()
  let sent = lastEventId
  let timer: NodeJS.Timeout | null = null
  let cleanUp = () => {}

  return new ReadableStream({
    start: (controller) => {
      const write = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text))
      }
      const look = async () => {
        // Judged anew each time: a session that was ended meanwhile is told nothing more, and its stream is closed.
        const session = await resolveSession(ports)(actor)
        if (!session.ok) {
          cleanUp()
          if (!signal.aborted) controller.close()
          return
        }
        const seen = await recallDetail(db, session.value.actor, { id: recallId, now: ports.clock.now() })
        if (!seen.ok) return
        const { status, version, revision, progress, asOf } = seen.value
        const state: Snapshot = { status, version, revision, progress }
        const id = Buffer.from(ports.digest(JSON.stringify(state)))
          .toString('base64url')
          .slice(0, 16)
        if (id === sent) return
        sent = id
        write(`id: ${id}\nevent: recall\ndata: ${JSON.stringify({ ...state, asOf })}\n\n`)
      }
      // Changes within a moment are one event; the look comes after the last of them.
      const soon = () => {
        timer ??= setTimeout(() => {
          timer = null
          look().catch((error: unknown) => ports.log.warn('live.failed', { recallId, error }))
        }, COALESCE_MS)
      }
      const unsubscribe = listener.subscribe((changed) => {
        if (changed === null || changed === recallId) soon()
      })
      const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS)
      cleanUp = () => {
        unsubscribe()
        clearInterval(heartbeat)
        if (timer) clearTimeout(timer)
      }
      signal.addEventListener('abort', cleanUp, { once: true })
      write('retry: 1000\n\n')
      soon()
    },
    cancel: () => cleanUp(),
  })
}
