import type { Mood } from './course-plan.ts'

/** A fault made by hand in one file: where it stands and what stands there instead. */
export type Mutant = {
  name: string
  file: string
  find: string
  replace: string
  /** In which kind of course it is looked for; in all of them, if none is named. */
  mood?: Mood
}

const QUEUE = 'workers/poll-loop.ts'
const SENDING = 'lib/adapters/memory/memory-sending.ts'
const SWEEPS = 'lib/adapters/memory/memory-sweeps.ts'
const SEND = 'lib/use-cases/delivery/send-deliveries.ts'
const JUDGE = 'lib/use-cases/delivery/judge-outcome.ts'
const GATE = 'lib/domain/delivery/provider-gate.ts'
const PACE = 'lib/adapters/system/send-limiter.ts'
const RETRY = 'lib/domain/delivery/retry.ts'

/**
 * Each of them a mistake that somebody could make, some that were made. What stands in the twins stands in the same words
 * in Postgres, which the contract suite holds to the same promises.
 */
export const MUTANTS: Mutant[] = [
  {
    name: 'the message is removed before its work is done',
    file: QUEUE,
    find: '        room.take()\n',
    replace: '        room.take()\n        removals.add(message.receipt)\n',
  },
  {
    name: 'the message is removed though its handler failed',
    file: 'workers/hand-over.ts',
    find: "ports.log.error('message.failed', { ...fields, error })\n      return false",
    replace: "ports.log.error('message.failed', { ...fields, error })\n      return true",
  },
  {
    name: 'the relay takes what was not published for published',
    file: SWEEPS,
    find: 'for (const id of published.flat())',
    replace: 'for (const { id } of rows)',
  },
  {
    name: 'the relay follows a cursor',
    file: SWEEPS,
    find: '.filter(({ id }) => !locked.has(id))',
    replace:
      '.filter(({ id }) => !locked.has(id) && !((globalThis.cursor ??= new WeakMap()).get(outbox) >= id))\n    .map((row) => (globalThis.cursor.set(outbox, row.id), row))',
  },
  {
    name: 'a settlement does not compare the lease',
    mood: 'storm',
    file: SENDING,
    find: 'if (!row || row.leaseToken !== leaseToken || row.state',
    replace: 'if (!row || row.state',
  },
  {
    name: 'a settlement asks neither for the lease nor for the state',
    mood: 'storm',
    file: SENDING,
    find: "if (!row || row.leaseToken !== leaseToken || row.state !== 'sending') continue",
    replace: 'if (!row) continue',
  },
  {
    name: 'a claim does not ask what is due',
    file: SENDING,
    find: '&& row.channel === claim.channel && row.nextAttemptAt <= claim.at',
    replace: '&& row.channel === claim.channel',
  },
  {
    name: 'a claim takes what another worker holds',
    file: SENDING,
    find: '(row) => isWaiting(row) && row.channel',
    replace: '(row) => row.settledAt === null && row.channel',
  },
  {
    name: 'a claim leaves no lease behind',
    file: SENDING,
    find: 'tables.leases.set(claim.leaseToken, { tenantId, deliveryIds, until: claim.leaseUntil })',
    replace: '',
  },
  {
    name: 'expired leases are forgotten',
    file: SWEEPS,
    find: 'if (until >= at) continue',
    replace: 'continue',
  },
  {
    name: 'an expired lease is due at once, as if nothing had been sent',
    file: SWEEPS,
    find: '  const later = after(at, REPEAT_AFTER[row.priority])\n',
    replace: `  if (row.id) return Object.assign(row, { state: 'pending', leaseToken: null, nextAttemptAt: at, wakeAt: at }).attempts
  const later = after(at, REPEAT_AFTER[row.priority])\n`,
  },
  {
    name: 'the sweep skips one of those that are due',
    file: SWEEPS,
    find: 'return hint(tables, due.slice(0, limit), at, again)',
    replace: 'return hint(tables, due.slice(1, limit), at, again)',
  },
  {
    name: 'lost fan-outs are not looked for',
    file: SWEEPS,
    find: 'fannedOutAt === null &&\n        issuedAt < issuedBefore',
    replace: 'fannedOutAt !== null &&\n        issuedAt < issuedBefore',
  },
  {
    name: 'the lease is ended though the results were not written',
    file: SEND,
    find: 'await settler.end()',
    replace: 'await settler.end().catch(() => undefined)',
  },
  {
    name: 'what has become needless is sent',
    file: SEND,
    find: 'if (delivery.supersededBecause)',
    replace: 'if (delivery.supersededBecause === "never")',
  },
  {
    name: 'a send is begun however little is left of the lease',
    file: SEND,
    find: 'if (!inTime())',
    replace: 'if (!inTime() && false)',
  },
  {
    name: 'a doubt is taken for a plain failure',
    file: JUDGE,
    find: "state: 'unknown',",
    replace: "state: 'pending',",
  },
  {
    name: 'a doubt is taken for an accept',
    file: JUDGE,
    find: "        state: 'unknown',\n        error: outcome.reason,\n        nextAttemptAt: after(now, REPEAT_AFTER[priority]),",
    replace: "        state: 'accepted',\n        error: outcome.reason,",
  },
  {
    name: 'a retry follows at once',
    file: JUDGE,
    find: 'error: outcome.reason, nextAttemptAt: again }',
    replace: 'error: outcome.reason, nextAttemptAt: now }',
  },
  {
    name: 'a doubt is repeated at once',
    file: RETRY,
    find: 'high: seconds(30),\n  medium: minutes(2),',
    replace: 'high: 0,\n  medium: 0,',
  },
  {
    name: 'what the provider asked for is not waited for',
    file: RETRY,
    find: 'Math.max(own.getTime(), asked)',
    replace: 'own.getTime()',
  },
  {
    name: 'the breaker never opens',
    mood: 'away',
    file: GATE,
    find: 'FAULTS_TO_OPEN = 5',
    replace: 'FAULTS_TO_OPEN = Infinity',
  },
  {
    name: 'the breaker never closes',
    mood: 'away',
    file: GATE,
    find: 'if (fine > 0) return closed(gate, at)',
    replace: 'if (fine > 0) return gate',
  },
  {
    name: 'a provider that came back gets everything at once',
    mood: 'away',
    file: GATE,
    find: 'if (since >= RAMP) return perSecond',
    replace: 'if (since >= 0) return perSecond',
  },
  {
    name: 'the ramp runs backwards for a clock that is behind',
    mood: 'away',
    file: GATE,
    find: 'Math.max(0, at.getTime() - recoveredAt.getTime())',
    replace: '(at.getTime() - recoveredAt.getTime())',
  },
  {
    name: 'a probe that was lost leaves no room for the next one',
    mood: 'away',
    file: GATE,
    find: "if (gate.breaker !== 'closed') return at >= gate.probeAt ? 1 : 0",
    replace:
      "if (gate.breaker === 'probing') return 0\n  if (gate.breaker === 'open') return at >= gate.probeAt ? 1 : 0",
  },
  {
    name: 'a probe that was needless is not given back',
    mood: 'away',
    file: GATE,
    find: "gate.breaker === 'probing' && gate.probeAt.getTime() === probe.getTime()",
    replace: 'gate.probeAt.getTime() === -1 && probe',
  },
  {
    name: 'a process that has seen faults turns its own probe away',
    mood: 'away',
    file: PACE,
    find: "if (next.breaker === 'probing' && granted > 0)",
    replace: 'if (granted < 0)',
  },
  {
    name: 'the limit of a provider is not kept',
    mood: 'storm',
    file: GATE,
    find: 'const granted = Math.max(0, Math.min(wanted, Math.floor(filled.tokens) - kept))',
    replace: 'const granted = kept < 0 ? 0 : wanted',
  },
  {
    name: 'high priority waits its turn with the others',
    file: PACE,
    find: "(priority === 'high' ? high : others)",
    replace: "(priority === 'high' ? others : others)",
  },
]
