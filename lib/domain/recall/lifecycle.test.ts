import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { PRIORITIES } from './recall.ts'
import {
  decide,
  evolve,
  RECALL_STATUSES,
  RECALL_VERBS,
  TRANSITIONS,
  type RecallState,
  type RecallStatus,
  type RecallVerb,
} from './lifecycle.ts'

const at = new Date('2026-03-02T14:00:00Z')
const recall = (state: Partial<RecallState> = {}): RecallState => ({
  status: 'draft',
  priority: 'medium',
  version: 1,
  authorId: 'author',
  approverId: null,
  closingBy: null,
  ...state,
})

const pairs = RECALL_STATUSES.flatMap((status) =>
  RECALL_VERBS.map((verb): [RecallStatus, RecallVerb] => [status, verb]),
)

describe('every status × command', () => {
  test.each(pairs)('%s, %s', (status, verb) => {
    const legal = (TRANSITIONS[verb].from as readonly string[]).includes(status)
    const decided = decide(recall({ status }), { verb, by: 'other', reason: 'why' }, at)
    if (!legal) {
      expect(decided).toMatchObject({ ok: false, rejection: { code: 'ILLEGAL_TRANSITION' } })
      return
    }
    expect(decided.ok && decided.value.map((event) => event.to)).toEqual([TRANSITIONS[verb].to])
  })
})

describe('four eyes', () => {
  const inReview = recall({ status: 'in_review', priority: 'high' })

  test('a high-priority recall is not approved by its author', () => {
    expect(decide(inReview, { verb: 'approve', by: 'author' }, at)).toMatchObject({
      rejection: { code: 'FOUR_EYES' },
    })
  })

  test('another person approves it and is remembered', () => {
    const decided = decide(inReview, { verb: 'approve', by: 'other' }, at)
    const event = decided.ok ? decided.value[0] : undefined
    expect(event && evolve(inReview, event)).toEqual({ ...inReview, status: 'approved', approverId: 'other' })
  })

  test('medium and low priority may be approved by the author', () => {
    const medium = recall({ status: 'in_review' })
    expect(decide(medium, { verb: 'approve', by: 'author' }, at).ok).toBe(true)
  })

  test('an approval is forgotten when the recall is sent back', () => {
    const approved = recall({ status: 'approved', approverId: 'other' })
    const decided = decide(approved, { verb: 'send_back', by: 'other', reason: 'wrong lot' }, at)
    const event = decided.ok ? decided.value[0] : undefined
    expect(event && evolve(approved, event)).toEqual(recall())
  })
})

test.each([
  ['send_back', 'in_review'],
  ['cancel', 'in_review'],
  ['reopen', 'closed'],
  ['extend_scope', 'issued'],
  ['retract_scope', 'issued'],
] as const)('%s wants a reason', (verb, status) => {
  const decided = decide(recall({ status }), { verb, by: 'other', reason: '  ' }, at)
  expect(decided).toMatchObject({ rejection: { code: 'VALIDATION_FAILED', errors: [{ path: 'reason' }] } })
})

test.each(['extend_scope', 'retract_scope'] as const)('%s makes a new version', (verb) => {
  const decided = decide(recall({ status: 'issued' }), { verb, by: 'other', reason: 'more lots' }, at)
  expect(decided.ok && decided.value[0]?.version).toBe(2)
})

describe('any walk of commands', () => {
  const step = fc.record({
    verb: fc.constantFrom(...RECALL_VERBS),
    by: fc.constantFrom('author', 'other', 'third'),
    reason: fc.constantFrom('', ' ', 'why'),
  })
  const walk = fc.tuple(fc.constantFrom(...PRIORITIES), fc.array(step, { maxLength: 60 }))

  test('takes only edges of the law, changes nothing where it is refused, and never loses a version', () => {
    fc.assert(
      fc.property(walk, ([priority, steps]) => {
        let state = recall({ priority })
        for (const command of steps) {
          const decided = decide(state, command, at)
          if (!decided.ok) continue
          const next = decided.value.reduce(evolve, state)
          const { from, to }: { from: readonly RecallStatus[]; to: RecallStatus } = TRANSITIONS[command.verb]
          expect(from).toContain(state.status)
          expect(next.status).toBe(to)
          const changes = command.verb === 'extend_scope' || command.verb === 'retract_scope'
          expect(next.version).toBe(state.version + (changes ? 1 : 0))
          expect(next).toMatchObject({ authorId: state.authorId, priority })
          state = next
        }
      }),
    )
  })

  test('lets nothing urgent out that its author alone has looked at', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = recall({ priority: 'high' })
        for (const command of steps) {
          const decided = decide(state, command, at)
          if (decided.ok) state = decided.value.reduce(evolve, state)
          const out = ['approved', 'issued', 'closing', 'closed'].includes(state.status)
          if (out) expect(state.approverId === null || state.approverId === 'author').toBe(false)
        }
      }),
    )
  })

  test('ends for good when it is cancelled', () => {
    fc.assert(
      fc.property(step, (command) => {
        expect(decide(recall({ status: 'cancelled' }), command, at).ok).toBe(false)
      }),
    )
  })
})
