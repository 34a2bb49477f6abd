import { blockedUntil, failedAgain, type Failures } from '#lib/domain/identity/backoff.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'credentialLookup' | 'digest' | 'clock'>

/** What tries are counted by. */
export type Counted = {
  of: string
  /** How many are free before each has to wait. */
  free?: number
  /** All that was counted is forgotten once it went well; else that one try is. */
  forgiven?: true
  /** After so many in a row none is judged any more, until it is forgotten. */
  most?: number
}

/** `spent`: this was the last one that is judged; `over`: no more are. */
type Taken = { waits: number | null; cap: 'spent' | 'over' | null }

/**
 * Slows guessing down, by each of what is counted. A try counts as failed before it is judged, so that of a thousand that
 * come at once only the first few are; whoever was right has it taken back.
 */
export const throttleOf = ({ credentialLookup, digest, clock }: Needs, counted: readonly Counted[]) => {
  const keys = counted.map(({ of }) => digest(of))
  const keysOf = (fits: (one: Counted) => boolean) => keys.filter((_, i) => fits(counted[i] ?? { of: '' }))
  return {
    take: async (): Promise<Taken> => {
      const now = clock.now()
      let taken: Taken = { waits: null, cap: null }
      await credentialLookup.countTry(keys, (before) => {
        taken = judge(counted, before, now)
        if (taken.waits !== null || taken.cap === 'over') return null
        return before.map((failures, i) => again(counted[i], failures, now))
      })
      return taken
    },
    /** It was right. */
    right: () =>
      credentialLookup.forgetTries(
        keysOf(({ forgiven }) => forgiven === true),
        keysOf(({ forgiven }) => forgiven !== true),
      ),
    /** It was neither right nor wrong: as if it had not been tried. */
    takeBack: () => credentialLookup.forgetTries([], keys),
    forget: () => credentialLookup.forgetTries(keys, []),
  }
}

const judge = (counted: readonly Counted[], before: (Failures | null)[], now: Date): Taken => {
  const until = counted.flatMap(({ most, free }, i) => {
    const failures = before[i]
    const blocked = failures && most === undefined && blockedUntil(failures, now, free)
    return blocked ? [blocked.getTime()] : []
  })
  const left = counted.flatMap(({ most }, i) =>
    most === undefined ? [] : [most - (before[i]?.failures ?? 0)],
  )
  const least = Math.min(...left)
  return {
    waits: until.length === 0 ? null : Math.ceil((Math.max(...until) - now.getTime()) / 1000),
    cap: least <= 0 ? 'over' : least === 1 ? 'spent' : null,
  }
}

// What is capped is not forgotten by waiting.
const again = (one: Counted | undefined, before: Failures | null, now: Date): Failures =>
  one?.most === undefined
    ? failedAgain(before, now)
    : { failures: (before?.failures ?? 0) + 1, lastFailedAt: now }

/** For whoever has to wait: how long. */
const tooMany = (seconds: number) =>
  reject({
    code: 'TOO_MANY_ATTEMPTS' as const,
    detail: `Too many attempts. Try again in ${seconds} seconds.`,
    retryAfter: seconds,
  })

/** What a cap says. The mail is on its way when it is said for the first time. */
const capped = rejected(
  'TOO_MANY_ATTEMPTS',
  'Too many wrong codes. We sent you an email with a link: choose a new password there, then sign in again.',
)

/** Counts one try, and says no if it is one too many. */
export const countTry = async (
  throttle: ReturnType<typeof throttleOf>,
): Promise<Result<{ last: boolean }>> => {
  const { waits, cap } = await throttle.take()
  if (waits !== null) return tooMany(waits)
  return cap === 'over' ? capped : ok({ last: cap === 'spent' })
}
