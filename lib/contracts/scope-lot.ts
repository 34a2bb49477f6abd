import { isNoLot, normalizeLot } from '#lib/domain/format/normalize-lot.ts'

import { Lot } from './catalog.ts'

const ALL = /^(all|any|every|todos|todas|tous|toutes)( (the|los|las|les))?( (lots?|lotes?))?$/i
// As a word of its own: the letters may well stand within a lot.
const DATE_WORD =
  /(?:^|\s)(?:exp\w*|best|bbd?|bbe|use|sell|mfg|mfd|mhd|pkd|packed|cad\w*|vto|vence|consumir|dlc|dluo|ddm|fab)[\s.:]+\S*\d/i
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu

/** Signs of other widths become those that packs bear, and what nobody can see goes. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(INVISIBLE, '').trim()

const looksLikeRange = (text: string): boolean => {
  const [, from = '', to = ''] = /^(\S+?)\s*(?:-|–|—|\bto\b)\s*(\S+)$/i.exec(text) ?? []
  const [low, high] = [normalizeLot(from), normalizeLot(to)]
  return low.length >= 4 && low.length === high.length && low.slice(0, 2) === high.slice(0, 2) && low < high
}

const wrong = (code: string) => ({ params: { code } })

/**
 * A lot as a recall names it. It decides who is notified and which packs are REMOVE, so what is not exactly one lot is
 * refused: read as a lot of its own it would rule out every pack that it was meant for.
 */
export const ScopeLot = Lot.overwrite(plain)
  .refine((lot) => !isNoLot(normalizeLot(lot)) && !ALL.test(lot), {
    message:
      'This isn’t a lot. Leave the lots empty to recall all of them, or say that the list isn’t complete.',
    ...wrong('no_lot'),
  })
  .refine((lot) => !/[,;\t\n]/.test(lot), {
    message: 'One lot per entry, without commas or semicolons.',
    ...wrong('several_lots'),
  })
  .refine((lot) => !DATE_WORD.test(lot), {
    message: 'Give the lot alone, without its date: dates have fields of their own.',
    ...wrong('lot_with_date'),
  })
  .refine((lot) => !looksLikeRange(lot), {
    message: 'This looks like a range: give its first and last lot. If it is one lot, leave out the dash.',
    ...wrong('lot_range'),
  })
