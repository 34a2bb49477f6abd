import { expect, test } from 'vitest'

import { EMPTY_VIEW, lookAt, putAway, type Said, type View } from './plate.ts'

type What = Said & { word: string }
const what = (word: string, weight: number): What => ({ word, weight, isPass: word === 'NOT RECALLED' })
const WHATS: Record<string, What> = {
  passed: what('NOT RECALLED', 1),
  other: what('NOT RECALLED', 1),
  recalled: what('REMOVE', 3),
  unread: what('CHECK', 0),
}

/** What stands on the plate after each frame; a code is judged when it is first seen. */
const watch = (frames: [at: number, codes: string[]][]): string[] => {
  let view: View<What> = EMPTY_VIEW
  return frames.map(([at, codes]) => {
    const fresh = codes.filter((code) => !view.said.has(code)).map((code) => [code, WHATS[code]!] as const)
    view = lookAt(view, codes, new Map(fresh), at)
    return view.plate === null ? '' : `${view.plate.faded ? 'was ' : ''}${view.plate.what.word}`
  })
}

test('a code that nobody understands takes the place of NOT RECALLED at once', () => {
  expect(
    watch([
      [0, ['passed']],
      [100, ['unread']],
      [2000, ['unread']],
      [16_000, ['unread']],
    ]),
  ).toEqual(['NOT RECALLED', 'CHECK', 'CHECK', 'CHECK'])
})

test('a recalled pack takes the place of one that is not, in the same frame', () => {
  expect(
    watch([
      [0, ['passed']],
      [100, ['passed', 'recalled']],
      [200, ['recalled']],
    ]),
  ).toEqual(['NOT RECALLED', 'REMOVE', 'REMOVE'])
})

test('an advertisement beside the product’s own code says nothing', () => {
  expect(
    watch([
      [0, ['passed', 'unread']],
      [100, ['unread']],
      [200, ['passed', 'unread']],
    ]),
  ).toEqual(['NOT RECALLED', 'CHECK', 'NOT RECALLED'])
  expect(
    watch([
      [0, ['recalled']],
      [100, ['unread']],
      [500, ['unread']],
    ]),
  ).toEqual(['REMOVE', 'REMOVE', 'CHECK'])
})

test('a verdict fades when its pack has left the picture for two seconds', () => {
  expect(
    watch([
      [0, ['passed']],
      [1900, []],
      [2000, []],
      [2100, ['other']],
    ]),
  ).toEqual(['NOT RECALLED', 'NOT RECALLED', 'was NOT RECALLED', 'NOT RECALLED'])
})

test('a verdict fades when the phone is put away', () => {
  const seen = lookAt<What>(EMPTY_VIEW, ['recalled'], new Map([['recalled', WHATS['recalled']!]]), 0)
  expect(putAway(seen).plate).toMatchObject({ faded: true, what: { word: 'REMOVE' } })
})
