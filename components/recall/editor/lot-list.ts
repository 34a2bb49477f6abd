import { normalizeLot } from '#lib/domain/format/normalize-lot.ts'

/** Lots out of a pasted list. Lots may contain spaces: commas, semicolons, tabs and lines part them. */
export const lotsIn = (text: string): string[] =>
  text
    .split(/[,;\t\r\n]+/)
    .map((lot) => lot.trim())
    .filter(Boolean)

/** The list with these added, each lot once, however it is spelled. */
export const withLots = (lots: readonly string[], added: readonly string[]): string[] => {
  const known = new Set(lots.map(normalizeLot))
  const fresh = added.filter((lot) => !known.has(normalizeLot(lot)) && known.add(normalizeLot(lot)))
  return [...lots, ...fresh]
}
