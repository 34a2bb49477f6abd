import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import type { Judged } from './judged.ts'
import { calledBack, packsOf, withoutOne } from './let-go.ts'

type Word = Judged['verdict']['word']

const pack = (lot: string): Pick<Judged, 'gtin' | 'lot'> => ({ gtin: gtin(1), lot })
const said = (word: Word) => ({ verdict: { word } as Judged['verdict'] })

test('packs that were let go are called back once another word is said of them, and counted by lot', () => {
  const letGo = [pack('A'), pack('B'), pack('A'), pack('C')]
  const now: Record<string, Word> = { A: 'remove', B: 'not_recalled', C: 'check' }
  const again = ({ lot }: { lot: string | null }) => said(now[lot ?? ''] ?? 'remove')
  const { back, still } = calledBack(letGo, again)
  expect(packsOf(back).map(({ pack: { lot }, packs }) => [lot, packs])).toEqual([
    ['A', 2],
    ['C', 1],
  ])
  expect(still.map(({ lot }) => lot)).toEqual(['B'])
  // One that nobody can judge any more is looked at again, too.
  expect(calledBack(letGo, () => null).back).toHaveLength(4)
})

test('a pack that is scanned again is one fewer to look for', () => {
  const back = [pack('A'), pack('A'), pack('C')]
  expect(withoutOne(back, pack('A')).map(({ lot }) => lot)).toEqual(['A', 'C'])
  expect(withoutOne(back, pack('Z'))).toEqual(back)
})
