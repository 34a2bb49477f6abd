import { blockedUntil, failedAgain } from '#lib/domain/identity/backoff.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'doorstep' | 'digest' | 'clock'>

/** What failures are counted by; `forgiven`: forgotten once it went well. */
type Counted = { of: string; free?: number; forgiven?: true }

/** Slows guessing down, by each of what is counted. */
export const throttleOf = ({ doorstep, digest, clock }: Needs, counted: readonly Counted[]) => {
  const keys = counted.map(({ of, ...rest }) => ({ key: digest(of), ...rest }))
  return {
    /** Seconds to wait, or null. */
    waits: async (): Promise<number | null> => {
      const now = clock.now()
      const known = await Promise.all(keys.map(({ key }) => doorstep.failures(key)))
      const until = known.flatMap((failures, i) => {
        const blocked = failures && blockedUntil(failures, now, keys[i]?.free)
        return blocked ? [blocked.getTime()] : []
      })
      return until.length === 0 ? null : secondsTo(Math.max(...until), now)
    },
    fail: async (): Promise<void> => {
      for (const { key } of keys)
        await doorstep.recordFailure(key, failedAgain(await doorstep.failures(key), clock.now()))
    },
    forget: async (): Promise<void> => {
      for (const { key, forgiven } of keys) if (forgiven) await doorstep.forgetFailures(key)
    },
  }
}

/**
 * Counts a try as failed before it is judged, so that of a thousand that come at once only the first few are. Whoever was
 * right forgets it again. Answers the seconds to wait, or null.
 */
export const countTry = async ({ doorstep, digest, clock }: Needs, of: string): Promise<number | null> => {
  const now = clock.now()
  let until: Date | null = null
  await doorstep.countTry(digest(of), (before) => {
    until = before && blockedUntil(before, now)
    return until ? null : failedAgain(before, now)
  })
  return until === null ? null : secondsTo((until as Date).getTime(), now)
}

const secondsTo = (until: number, now: Date): number => Math.ceil((until - now.getTime()) / 1000)
