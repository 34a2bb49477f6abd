import { expect, test } from 'vitest'

import { seconds } from '#lib/domain/duration.ts'
import { CLOSING_CONDITIONS } from '#lib/domain/recall/closing.ts'
import {
  decide,
  evolve,
  RECALL_VERBS,
  type RecallState,
  type RecallVerb,
} from '#lib/domain/recall/lifecycle.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { bareWorld, email, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

// Two people press at the same moment: it comes out as if one had been first, and what was refused has left nothing behind.

const verbs = [
  'submit',
  'approve',
  'send_back',
  'cancel',
  'issue',
  'begin_closing',
  'reopen',
  'close',
] as const
type Pressed = (typeof verbs)[number]

/** How a recall is brought to where the two meet it. */
const ROADS: Record<string, Pressed[]> = {
  draft: [],
  in_review: ['submit'],
  approved: ['submit', 'approve'],
  issued: ['submit', 'approve', 'issue'],
  closing: ['submit', 'approve', 'issue', 'begin_closing'],
}

const pairsOf = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, i) => all.slice(i).map((other): [T, T] => [one, other]))

const REASONS = Object.fromEntries(CLOSING_CONDITIONS.map((one) => [one, 'In a hurry.']))

const pressedBy = async (world: World, verb: Pressed, recall: { id: string }) => {
  const reason = 'In a hurry.'
  if (verb !== 'close')
    return world.tries(verb === 'approve' ? world.approver : world.manager, verb, recall, { reason })
  const { approver: person } = world
  const input = { recallId: recall.id, reasons: REASONS, proof: person.password }
  return closeRecall(world.web)(await person.atWork(), input)
}

const stateOf = async (world: World, { id }: { id: string }): Promise<RecallState> => {
  const [row] = await world.truth.rows<RecallState>(
    'SELECT status, priority, version, author_id AS "authorId", approver_id AS "approverId", NULL AS "closingBy" FROM recall WHERE id = $1',
    [id],
  )
  if (!row) throw new Error('gone')
  return row
}

const leavesOf = async (world: World, id: string) =>
  (
    await world.truth.rows<{ action: string }>(
      `SELECT action FROM audit_leaf WHERE body LIKE '%' || $1 || '%' ORDER BY sequence`,
      [id],
    )
  ).map(({ action }) => action)

/** Which of the two are taken, and where the recall stands then, when the one comes before the other. */
const oneAfterTheOther = (before: RecallState, order: [Pressed, Pressed], at: Date) => {
  let state = before
  const taken = order.map((verb) => {
    const judged = decide(state, { verb, by: 'somebody', reason: 'In a hurry.' }, at)
    if (judged.ok) state = judged.value.reduce(evolve, state)
    return judged.ok
  })
  return { taken, status: state.status }
}

for (const [from, road] of Object.entries(ROADS))
  test(`two commands at once on a recall that is ${from.replace('_', ' ')}: as if one had been first`, async () => {
    await using world = await bareWorld()
    const store = await world.store({ onDuty: email() })
    const meant = verbs.filter((verb) => {
      const state = {
        status: from,
        priority: 'medium',
        version: 1,
        authorId: 'x',
        approverId: 'y',
        closingBy: null,
      }
      return decide(state as RecallState, { verb, by: 'z', reason: 'In a hurry.' }, world.clock.now()).ok
    })
    expect(RECALL_VERBS).toEqual(expect.arrayContaining(meant as RecallVerb[]))
    for (const [one, other] of pairsOf(meant)) {
      const recall = await world.draftRecall({ shippedTo: [store] })
      for (const verb of road)
        expect((await pressedBy(world, verb, recall)).ok, `${from}: ${verb}`).toBe(true)
      const before = await stateOf(world, recall)
      const known = await leavesOf(world, recall.id)
      const answers = await Promise.all([one, other].map((verb) => pressedBy(world, verb, recall)))
      const seen = { taken: answers.map(({ ok }) => ok), status: (await stateOf(world, recall)).status }
      const at = world.clock.now()
      const [first, swap] = [
        oneAfterTheOther(before, [one, other], at),
        oneAfterTheOther(before, [other, one], at),
      ]
      // Whoever decided on what the other has changed meanwhile is told so, and may press again.
      const stale = answers.some((answer) => !answer.ok && answer.rejection.code === 'RECALL_CHANGED')
      const alone = (verb: Pressed, taken: boolean[]) => ({
        taken,
        status: oneAfterTheOther(before, [verb, verb], at).status,
      })
      const possible = stale
        ? [alone(one, [true, false]), alone(other, [false, true])]
        : [first, { ...swap, taken: swap.taken.toReversed() }]
      expect(possible, `${from}: ${one} and ${other}`).toContainEqual(seen)
      const left = (await leavesOf(world, recall.id)).slice(known.length)
      const done = [one, other].filter((_, i) => seen.taken[i]).map((verb) => `recall.${verb}`)
      expect(left.toSorted(), `${from}: ${one} and ${other}`).toEqual(done.toSorted())
    }
  })

const answersOf = async (world: World, store: Store, recall: { id: string }) => {
  const { id: noticeId, version } = await store.noticeOf(recall)
  const [manager, there] = [await world.manager.atWork(), await store.manager.atWork()]
  const line = { gtin: gtin(1), lot: 'L24A', onHandAtNotice: 24, found: 24, quarantined: 24 }
  const lines = [{ ...line, destroyed: 0, returned: 0, sold: null }]
  const answer = { noticeId, version, by: 'Robin', instructionsFollowed: [], note: null }
  const { web } = world
  return {
    acknowledged: () => acknowledgeNotice(web)(there, { notice: { id: noticeId }, by: 'Robin', version }),
    reported: () => reportStore(web)(there, { ...answer, outcome: 'removed', lines }),
    verified: () => verifyNotice(web)(manager, { noticeId }),
    excused: () => excuseNotice(web)(manager, { noticeId, because: 'Closed for good.' }),
  }
}

type Answer = keyof Awaited<ReturnType<typeof answersOf>>
/** What two may press while a store has got so far. */
const ANSWERS: Record<'nothing' | 'acknowledged' | 'reported', Answer[]> = {
  nothing: ['acknowledged', 'reported', 'excused'],
  acknowledged: ['reported', 'excused'],
  reported: ['reported', 'verified'],
}

for (const before of ['nothing', 'acknowledged', 'reported'] as const)
  test(`two answers at once about a store that has ${before === 'nothing' ? 'said nothing' : before}: each that is taken stands in the trail once, and no other does`, async () => {
    await using world = await bareWorld()
    for (const pair of pairsOf(ANSWERS[before])) {
      const store = await world.store({ onDuty: email() })
      const recall = await world.issueRecall({ shippedTo: [store] })
      await world.comeToRest()
      const answers = await answersOf(world, store, recall)
      if (before !== 'nothing') expect((await answers[before]()).ok).toBe(true)
      await world.fastForward(seconds(1))
      const known = await leavesOf(world, recall.id)
      const given = await Promise.all(pair.map((one) => answers[one]()))
      const left = (await leavesOf(world, recall.id)).slice(known.length)
      for (const one of pair) {
        const isTaken = given.some(({ ok }, i) => ok && pair[i] === one)
        const isRepeat = known.includes(`notice.${one}`) || (one === 'acknowledged' && before === 'reported')
        // Said before, it is answered with what stands, and written no second time; whoever reports has acknowledged.
        const overtaken = one === 'acknowledged' && pair.includes('reported')
        const wanted = !isTaken || isRepeat ? [0] : overtaken ? [0, 1] : [1]
        const written = left.filter((leaf) => leaf === `notice.${one}`).length
        expect(wanted, `${before}, ${pair.join(' and ')}`).toContain(written)
      }
    }
  })
