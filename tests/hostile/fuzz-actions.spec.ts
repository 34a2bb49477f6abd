import { bent, oneOf, textOf, type Random } from '#tests/support/bending.ts'
import { seeded } from '#tests/support/world-time.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'

import { makeActionGround } from './action-ground.ts'
import { ACTION_INPUTS, callerOf, COUNTED_TRIES } from './action-inputs.ts'
import { callAction, type ActionResult, type Shape } from './call-action.ts'
import { isActionAnswer, RAW } from './judge-answer.ts'
import { retailerApart } from './retailer-apart.ts'
import { builtActions, declaredActions, type BuiltAction } from './server-actions.ts'

// Server actions as a program would call them: FUZZ=100000 SEED=7 npm run prove -- tests/hostile/fuzz

const COUNT = Number(process.env['FUZZ'] ?? 250)
const SEED = Number(process.env['SEED'] ?? 20_261_201)
const LONGEST_MS = 1000
const IS_LARGE = COUNT >= 10_000

/** What no browser sends: text that React would read as references, and bodies that end in the middle. */
const RAW_BODIES = [
  'x'.repeat(1_500_000),
  '',
  '[',
  '[]',
  'null',
  '["$K1"]',
  '["$F1"]',
  '["$Q1"]',
  '["$@0"]',
  '["$Z"]',
  '["$n1"]',
  '["$D9999"]',
  '["$B1"]',
  '["$:0:0"]',
  '[{"__proto__":{"then":1}}]',
  '["$1:constructor:constructor"]',
  `[${'['.repeat(400)}`,
]

const shapeOf = (random: Random): Shape =>
  random() < 0.1 ? { raw: oneOf(random, RAW_BODIES) } : random() < 0.3 ? 'form' : 'json'

/** What is wrong with an answer, or nothing. */
const faultOf = ({ status, value, text, ms }: ActionResult): string | null => {
  if (status >= 500) return `status ${status}`
  if (RAW.test(text)) return 'something from inside'
  if (value !== undefined && !isActionAnswer(value)) return 'no answer of an action'
  if ((value as { code?: string } | undefined)?.code === 'INTERNAL') return 'an accident'
  if (IS_LARGE && ms > LONGEST_MS) return `${Math.round(ms)} ms`
  return null
}

const isSuccess = ({ value, ledTo }: ActionResult): boolean =>
  (value as { ok?: boolean } | undefined)?.ok === true || ledTo !== null

test('each action has an input, and each input an action', () => {
  expect(Object.keys(ACTION_INPUTS).toSorted()).toEqual(declaredActions())
  expect([...new Set(builtActions().map(({ name }) => name))].toSorted()).toEqual(declaredActions())
})

test(`${COUNT} bent calls of server actions: none is an accident of ours, and each answers in words (seed ${SEED})`, async () => {
  test.setTimeout(IS_LARGE ? 14_400_000 : 300_000)
  const ground = await makeActionGround(await retailerApart())
  const actions = builtActions()
  const random = seeded(SEED)
  const wrong: unknown[] = []
  const succeeded = new Set<string>()
  const refused = new Map<string, unknown>()
  const press = async (action: BuiltAction, input: unknown, shape: Shape) => {
    const result = await callAction(action, callerOf(action.name, ground), input, shape)
    const fault = faultOf(result)
    if (fault) wrong.push([action.name, fault, shape, textOf(input).slice(0, 200), result.text.slice(0, 200)])
    return result
  }
  // Each once as it is meant; what ends a session comes last for its person.
  for (const action of actions) {
    const result = await press(
      action,
      ACTION_INPUTS[action.name]?.[1](ground),
      action.name.endsWith('Plainly') ? 'form' : 'json',
    )
    if (isSuccess(result)) succeeded.add(action.name)
    else refused.set(action.name, result.text.slice(0, 300))
  }
  const bendable = actions.filter(
    ({ name }) => IS_LARGE || ![...COUNTED_TRIES].some((end) => name.endsWith(end)),
  )
  for (let i = actions.length; i < COUNT; i += 1) {
    const action = bendable[i % bendable.length] as BuiltAction
    const input = ACTION_INPUTS[action.name]?.[1](ground)
    await press(action, random() < 0.1 ? input : bent(random, input), shapeOf(random))
  }
  expect(wrong.slice(0, 5), `of ${wrong.length}, ${textOf(SEED)}`).toEqual([])
  expect(succeeded.size / actions.length, JSON.stringify([...refused], null, 1)).toBeGreaterThanOrEqual(0.9)
})
