import { hours } from '#lib/domain/duration.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'
import { matchScope } from '#lib/domain/recall/scope.ts'
import { judgeScan, type VerdictWord } from '#lib/domain/scan/judge-scan.ts'
import { readPack } from '#lib/domain/scan/read-pack.ts'

import { caseFrom, oneOf, randomFrom, slip, slipOfDate, type Case, type Random } from './typed-pack.ts'

/** How somebody came to know what a pack bears: by a code with lot and date, or with a thumb. */
type Asked = { code: string; lot: string | null; expiresOn: string | null; entry: 'decoded' | 'typed' }

const GS = '\x1d'

const askedFrom = ({ real }: Case, random: Random): Asked => {
  const { gtin, lot, expiresOn } = real
  const day = expiresOn.replaceAll('-', '').slice(2)
  const spelled = lot.replaceAll(' ', '')
  const nothing = { lot: null, expiresOn: null, entry: 'decoded' as const }
  const typed = { lot: slip(lot, random), expiresOn: random() < 0.8 ? slipOfDate(expiresOn, random) : null }
  return oneOf<Asked>(random, [
    { code: `]C101${gtin}10${spelled}${GS}17${day}`, ...nothing },
    { code: `]d217${day}01${gtin}10${spelled}`, ...nothing },
    { code: `01${gtin}10${spelled}17${day}`, ...nothing },
    { code: `https://id.example/01/${gtin}/10/${encodeURIComponent(spelled)}?17=${day}`, ...nothing },
    { code: gtin, ...nothing },
    { code: gtin, ...typed, entry: 'typed' },
    { code: gtin, ...typed, entry: 'decoded' },
    { code: gtin.slice(1), ...typed, entry: 'typed' },
    { code: `]C101${gtin}17${day}`, lot: typed.lot, expiresOn: null, entry: 'typed' },
    { code: `(01)${gtin}(10)${slip(spelled, random).replaceAll(' ', '')}`, ...nothing, entry: 'typed' },
  ])
}

/**
 * What may never be called NOT RECALLED, said without the rule that is tried: the pack that is really there is meant, or
 * cannot be ruled out by the matching rules, or what is known is too old.
 */
const forbids = ({ recall, real, ground }: Case): boolean => {
  const match = matchScope([...recall.scope] as ScopeLine[], real)
  const named = recall.scope.some(({ gtin }) => gtin === real.gtin)
  const limit = named && recall.priority === 'high' ? hours(1) : hours(24)
  return match !== 'OUT_OF_SCOPE' || ground.age > limit
}

export type JudgedPacks = {
  words: Record<VerdictWord | 'unread', number>
  wrong: { seen: Asked; of: Case }[]
}

/** Generates packs, judges each, and holds the verdict against the pack that is really there. */
export const judgePacks = (count: number, seed: number): JudgedPacks => {
  const random = randomFrom(seed)
  const words = { remove: 0, not_recalled: 0, check: 0, unread: 0 }
  const wrong: JudgedPacks['wrong'] = []
  for (let n = 0; n < count; n += 1) {
    const of = caseFrom(random)
    const seen = askedFrom(of, random)
    const read = readPack(seen.code, of.ground.thisYear, seen, seen.entry)
    const word = 'fault' in read ? 'unread' : judgeScan(of.recall, read.pack, of.ground).word
    words[word] += 1
    if (word === 'not_recalled' && forbids(of)) wrong.push({ seen, of })
  }
  return { words, wrong }
}
