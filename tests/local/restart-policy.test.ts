import { expect, test } from 'vitest'

import { pauseBeforeRestart, type Pause } from '#local/restart-policy.ts'

test.each<[string, Pause | undefined, number, number]>([
  ['the first death', undefined, 40, 250],
  ['the second in a row', { waitMs: 250 }, 40, 500],
  ['the third in a row', { waitMs: 500 }, 29_999, 1_000],
  ['a pause never longer than ten seconds', { waitMs: 8_000 }, 40, 10_000],
  ['the longest pause again', { waitMs: 10_000 }, 40, 10_000],
  ['a death after half a minute of health', { waitMs: 10_000 }, 30_000, 250],
])('%s', (_, last, livedMs, waitMs) => {
  expect(pauseBeforeRestart(last, livedMs)).toEqual({ waitMs })
})
