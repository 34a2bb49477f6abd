import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkerProcess } from '#lib/compose.ts'
import { seconds, type Duration } from '#lib/domain/duration.ts'

const EVERY = seconds(5)

type Beat = { sweep: string; every: Duration; endedAt: Date | null; failedAt: Date | null }

/** What this worker tells of itself, so that its silence is noticed by whoever looks, without asking it. */
export type Heartbeat = {
  begun(sweep: { name: string; every: Duration }): void
  ended(sweep: string): void
  failed(sweep: string): void
  /** Writes it down every few seconds until it is told to stop. */
  run(stop: AbortSignal): Promise<void>
}

export const createHeartbeat = ({
  ports: { heartbeats, clock, log },
}: Pick<WorkerProcess, 'ports'>): Heartbeat => {
  const beats = new Map<string, Beat>()
  const change = (sweep: string, what: Partial<Beat>): void => {
    const beat = beats.get(sweep)
    if (beat) Object.assign(beat, what)
  }
  const worker = `${hostname()}:${process.pid}`
  return {
    // Until it has ended once it counts from now: a sweep that hangs in its first turn is silent too.
    begun: ({ name, every }) =>
      void beats.set(name, { sweep: name, every, endedAt: clock.now(), failedAt: null }),
    ended: (sweep) => change(sweep, { endedAt: clock.now() }),
    failed: (sweep) => change(sweep, { failedAt: clock.now() }),
    run: async (stop) => {
      while (!stop.aborted) {
        await heartbeats
          .beat(worker, [...beats.values()], clock.now())
          .catch((error: unknown) => log.warn('heartbeat.failed', { error }))
        await sleep(EVERY, undefined, { signal: stop }).catch(() => undefined)
      }
    },
  }
}
