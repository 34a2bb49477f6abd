import { expect, test } from 'vitest'

import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import { createWorld } from '#tests/support/world.ts'

const errorsOf = (result: { ok: boolean } | { ok: false; rejection: { errors?: unknown[] } }) =>
  'rejection' in result
    ? (result.rejection.errors ?? []).map((error) => {
        const { path, code } = error as { path: string; code: string }
        return `${path} ${code}`
      })
    : []

test('a recall that says “voluntary” in the EU cannot be submitted', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall({
    jurisdiction: 'EU',
    title: 'Product safety recall: voluntary recall of jam',
  })
  const refused = await world.tries(world.manager, 'submit', recall)
  expect(errorsOf(refused)).toEqual(['title eu_forbidden_word'])
})

test('at the desk a warning stands only with a reason; a program is not held up by it', async () => {
  await using world = await createWorld()
  const scope = (await world.draftRecall()).content.scope.map((line) => ({
    ...line,
    identificationHint: null,
  }))
  const recall = await world.draftRecall({ scope })
  const submit = async (recallId: string, wantsReasons: boolean) =>
    commandRecall(world.web)(await world.manager.atWork(), { recallId, verb: 'submit', wantsReasons })
  expect(errorsOf(await submit(recall.id, true))).toEqual(['lintReasons.hint_missing LINT_UNRESOLVED'])
  const lintReasons = { hint_missing: 'The lot is the whole of the label.' }
  const explained = await world.draftRecall({ scope, lintReasons })
  expect((await submit(explained.id, true)).ok).toBe(true)
  expect((await submit(recall.id, false)).ok).toBe(true)
})
