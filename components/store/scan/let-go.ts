import type { Judged } from './judged.ts'

type Named = Pick<Judged, 'gtin' | 'lot'>

const isSamePack = (one: Named, other: Named): boolean => one.gtin === other.gtin && one.lot === other.lot

/** Of the packs that were let go, those of which that would not be said now, and those of which it still would. */
export const calledBack = <Pack extends Named>(
  letGo: readonly Pack[],
  again: (pack: Pack) => Pick<Judged, 'verdict'> | null,
): { back: Pack[]; still: Pack[] } => {
  const isStill = (pack: Pack): boolean => again(pack)?.verdict.word === 'not_recalled'
  return { back: letGo.filter((pack) => !isStill(pack)), still: letGo.filter(isStill) }
}

/** Without the one that has just been looked at again. */
export const withoutOne = <Pack extends Named>(back: readonly Pack[], found: Named): readonly Pack[] => {
  const at = back.findIndex((pack) => isSamePack(pack, found))
  return at < 0 ? back : back.toSpliced(at, 1)
}

/** Each product and lot once, with how many packs of it were let go. */
export const packsOf = <Pack extends Named>(back: readonly Pack[]): { pack: Pack; packs: number }[] => {
  const kinds: { pack: Pack; packs: number }[] = []
  for (const pack of back) {
    const kind = kinds.find((one) => isSamePack(one.pack, pack))
    if (kind) kind.packs += 1
    else kinds.push({ pack, packs: 1 })
  }
  return kinds
}
