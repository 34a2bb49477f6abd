import { minutes, seconds } from '#lib/domain/duration.ts'

import type { Course } from './course-parts.ts'

/** Which promises a course has broken, in words; none of them, if it went as it shall. */
export const brokenPromises = (course: Course): string[] => [
  ...comesToRest(course),
  ...endsOnce(course),
  ...plannedOnce(course),
  ...acceptsAreTrue(course),
  ...noMoreThanDoubts(course),
  ...nothingStale(course),
  ...course.seen.begunLate.map((id) => `I5: ${id} was begun with too little left of its lease`),
  ...course.seen.unswept.map(
    (left) => `with the sweeps standing still, the queue alone did not bring about ${left}`,
  ),
  ...neverEarly(course),
  ...neverLate(course),
  ...highDoesNotWait(course),
  ...deadProvidersArePacedAndFilledSlowly(course),
  ...limitsAreKept(course),
]

const ENDS: readonly string[] = ['accepted', 'failed', 'superseded']

const comesToRest = ({ cameToRest, retailer: { tables }, queue, steps }: Course): string[] => {
  if (cameToRest) return []
  const left = [...tables.deliveries.values()].filter(({ settledAt }) => settledAt === null)
  const open = tables.versions.filter(({ fannedOutAt }) => fannedOutAt === null).length
  return [
    `I1: it does not come to rest after ${steps} steps: ${left.length} deliveries (${[...new Set(left.map(({ state }) => state))].join(', ')}), ` +
      `${open} versions, ${tables.outbox.length} in the outbox, ${tables.leases.size} leases, ${queue.size()} messages are left`,
  ]
}

const endsOnce = ({ retailer: { tables }, seen }: Course): string[] => [
  ...[...tables.deliveries.values()]
    .filter(({ state }) => !ENDS.includes(state))
    .map(({ id, state }) => `I1: ${id} ends as ${state}`),
  ...seen.revived.map((revived) => `I1: ${revived}`),
]

// Of the newest version, whoever is to be told has one delivery for it; nobody has two.
const plannedOnce = ({ retailer: { tables } }: Course): string[] => {
  const broken: string[] = []
  const planned = new Map<string, number>()
  for (const row of tables.deliveries.values()) {
    const key = `${row.recallId} ${row.version} ${row.noticeId} ${row.contactId} ${row.purpose} ${row.round}`
    planned.set(key, (planned.get(key) ?? 0) + 1)
  }
  for (const [key, times] of planned) if (times > 1) broken.push(`I1: planned ${times} times: ${key}`)
  for (const { recallId, version, judged } of tables.versions) {
    const recall = tables.recalls.get(recallId)
    if (recall?.version !== version) continue
    for (const { storeId } of judged.filter(({ excluded }) => !excluded)) {
      const noticed = [...tables.notices.values()].filter(
        (one) => one.recallId === recallId && one.storeId === storeId,
      )
      if (noticed.length !== 1)
        broken.push(`I1: store ${storeId} has ${noticed.length} notices of ${recallId}`)
    }
  }
  return broken
}

const acceptsAreTrue = ({ retailer: { tables }, seen }: Course): string[] => {
  const numbers = new Map(seen.accepts.map((accept) => [accept.providerMessageId, accept.deliveryId]))
  return [
    ...seen.accepts
      .filter(({ deliveryId }) => !tables.recalls.has(tables.deliveries.get(deliveryId)?.recallId ?? ''))
      .map(({ deliveryId }) => `I2: ${deliveryId} was accepted and belongs to no recall`),
    ...[...tables.deliveries.values()]
      .filter(
        ({ id, state, providerMessageId }) =>
          state === 'accepted' && numbers.get(providerMessageId ?? '') !== id,
      )
      .map(({ id }) => `I4: ${id} says accepted, and was not`),
  ]
}

const countBy = (rows: { deliveryId: string }[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { deliveryId } of rows) counts.set(deliveryId, (counts.get(deliveryId) ?? 0) + 1)
  return counts
}

const noMoreThanDoubts = ({ retailer: { tables }, seen, plan }: Course): string[] => {
  const broken: string[] = []
  const accepts = countBy(seen.accepts)
  const sends = countBy(seen.sends)
  for (const { id } of tables.deliveries.values()) {
    const tries = tables.attempts.get(id) ?? []
    const doubts = tries.filter(({ outcome }) => outcome === 'unknown').length
    const times = accepts.get(id) ?? 0
    if (times > 1 + doubts) broken.push(`I3: ${id} was accepted ${times} times, with ${doubts} doubts`)
    if ((sends.get(id) ?? 0) > tries.length)
      broken.push(`I3: ${id} was sent ${sends.get(id)} times, and ${tries.length} attempts were written`)
    for (const { finishedAt } of tries) if (!finishedAt) broken.push(`I3: an attempt of ${id} never ended`)
  }
  if (plan.mood === 'calm' && seen.sends.length > tables.deliveries.size)
    broken.push(
      `${seen.sends.length} requests for ${tables.deliveries.size} deliveries, and nothing had gone wrong`,
    )
  return broken
}

// A worker begins nothing with less than twenty seconds of its half minute left, and nothing takes longer than those.
const LONGEST_IN_HAND = seconds(31)

const nothingStale = ({ seen }: Course): string[] =>
  seen.sends.flatMap(({ deliveryId, stale, at, claimedAt, disturbed }) => {
    if (stale) return [`I5: ${deliveryId} was sent though, when it was taken: ${stale}`]
    const inHand = at - claimedAt
    const tooLong = inHand > LONGEST_IN_HAND && !disturbed
    return tooLong ? [`I5: ${deliveryId} was sent ${inHand} ms after it was taken`] : []
  })

const LOST = 'the worker was lost during the send'

// Said here once more: a checker that asked the product would agree with whatever it does.
const REPEAT_AFTER = { high: seconds(30), medium: minutes(2), low: minutes(10) }

// Clocks that were moved, and processes that slept, are wrong about the time by as much.
const neverEarly = ({ retailer: { tables }, seen, plan }: Course): string[] => {
  if (plan.clockSteps > 0) return []
  return seen.answers.flatMap(({ deliveryId, attempt, at, outcome, disturbed }) => {
    if (disturbed) return []
    // What could not be written down is a doubt from the end of the lease on, and no longer what the provider said.
    const written = tables.attempts.get(deliveryId)?.find((one) => one.attempt === attempt)
    if (written?.outcome !== outcome.type || written.error === LOST) return []
    const next = seen.sends.find((send) => send.deliveryId === deliveryId && send.claimedAt >= at)
    const priority = tables.deliveries.get(deliveryId)?.priority
    if (!next || !priority) return []
    const asked = outcome.type === 'retry' && outcome.retryAfter ? outcome.retryAfter.getTime() - at : 0
    const least = { retry: Math.max(seconds(1), asked), unknown: REPEAT_AFTER[priority] }
    if (outcome.type !== 'retry' && outcome.type !== 'unknown') return []
    const pause = next.claimedAt - at
    return pause < least[outcome.type]
      ? [`${deliveryId} was taken up ${pause} ms after it had ended in ${outcome.type}`]
      : []
  })
}

const LATE = minutes(3)

const neverLate = ({ seen, plan }: Course): string[] => {
  const slow = (plan.perSecond === null ? 0 : minutes(5)) + (plan.clockSteps > 0 ? minutes(4) : 0)
  return seen.late
    .filter(({ at, dueAt }) => at - dueAt > LATE + slow)
    .map(
      ({ deliveryId, at, dueAt }) =>
        `${deliveryId} was due, and nothing came of it for ${(at - dueAt) / 1000} s`,
    )
}

const highDoesNotWait = ({ retailer: { tables }, seen, plan }: Course): string[] => {
  if (plan.mood !== 'calm') return []
  return seen.sends.flatMap(({ deliveryId, at }) => {
    const row = tables.deliveries.get(deliveryId)
    const issued =
      tables.versions.find(({ recallId }) => recallId === row?.recallId)?.issuedAt.getTime() ?? at
    const took = at - issued
    return row?.priority === 'high' && took > plan.slowSends + seconds(4)
      ? [`I6: high priority waited ${took} ms behind the others`]
      : []
  })
}

// A second, less what may pass between reading the clock and changing the gate.
const PROBE_SPACING = 700
const IN_FLIGHT = seconds(3)

const deadProvidersArePacedAndFilledSlowly = ({ seen, plan }: Course): string[] => {
  if (plan.clockSteps > 0) return []
  const broken: string[] = []
  for (const [i, { channel, at, state }] of seen.breakers.entries()) {
    if (state !== 'open') continue
    const until =
      seen.breakers.find((one, j) => j > i && one.channel === channel && one.state === 'closed')?.at ??
      Infinity
    const probes = seen.sends
      .filter(
        (one) =>
          one.channel === channel &&
          !one.disturbed &&
          one.claimedAt > at + IN_FLIGHT &&
          one.claimedAt < until,
      )
      .map((one) => one.at)
      .toSorted((a, b) => a - b)
    // Who sleeps between reading the clock and changing the gate may let one in too early.
    if (plan.pause > 0) continue
    for (const [n, probe] of probes.entries()) {
      const gap = probe - (probes[n - 1] ?? -Infinity)
      if (gap < PROBE_SPACING) broken.push(`a provider that is away was asked twice within ${gap} ms`)
    }
  }
  return [...broken, ...askedWhileAway(seen, plan), ...recoveries(seen)]
}

const FAULTS_TO_NOTICE = 5

// From the fifth fault in a row, ten seconds are enough for every worker to notice; with silence, for the batch to end too.
const askedWhileAway = (seen: Course['seen'], plan: Course['plan']): string[] => {
  if (plan.mood !== 'away') return []
  return plan.away.flatMap(({ channel, from, until, silent }) => {
    const faults = seen.answers.filter((one) => one.claimedAt >= from && one.outcome.type !== 'accepted')
    const noticed = (faults[FAULTS_TO_NOTICE - 1]?.at ?? until) + (silent ? seconds(45) : seconds(10))
    const asked = seen.sends.filter(
      (one) => one.channel === channel && !one.disturbed && one.claimedAt > noticed && one.at < until,
    )
    const most = Math.max(0, until - noticed) / 1000 + 1
    return asked.length > most ? [`a provider that is away was asked ${asked.length} times in ${most} s`] : []
  })
}

// Twenty a second when it comes back, twice as many every five seconds; and a little for what one moment rounds up.
const givenAtMost = (elapsed: number): number => 20 * 1.15 * (5 / Math.LN2) * (2 ** (elapsed / 5) - 1) + 5

const recoveries = (seen: Course['seen']): string[] =>
  seen.breakers
    .filter(({ state }) => state === 'closed')
    .flatMap(({ channel, at }) =>
      [0.5, 1, 1.5, 2, 3].flatMap((elapsed) => {
        const given = seen.sends.filter(
          (one) =>
            one.channel === channel &&
            !one.disturbed &&
            one.claimedAt > at &&
            one.claimedAt <= at + seconds(elapsed),
        )
        return given.length > givenAtMost(elapsed)
          ? [`a provider that came back was given ${given.length} in its first ${elapsed} s`]
          : []
      }),
    )

const limitsAreKept = ({ seen, plan, retailer: { tables } }: Course): string[] => {
  if (plan.perSecond === null || plan.clockSteps > 0) return []
  const most = plan.perSecond * 3 + 2
  for (const channel of tables.gates.keys()) {
    const taken = seen.sends
      .filter((one) => one.channel === channel && !one.disturbed)
      .map(({ claimedAt }) => claimedAt)
      .toSorted((a, b) => a - b)
    for (const [i, at] of taken.entries())
      if ((taken[i + most] ?? Infinity) - at < 1000)
        return [`more than ${most} in a second, and the provider takes ${plan.perSecond}`]
  }
  return []
}
