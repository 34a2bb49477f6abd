import { hasForeignLetters, isNoLot, normalizeLot } from '#lib/domain/format/normalize-lot.ts'
import { DATE_WORDS } from '#lib/domain/scan/typed-lot.ts'

import { Lot } from './catalog.ts'

const ALL = /^(all|any|every|todos|todas|tous|toutes)( (the|los|las|les))?( (lots?|lotes?))?$/i
// As a word of its own, perhaps with one or two more ("best by") before the date: the letters may well stand within a lot.
const WITH_DATE = new RegExp(`(?:^|\\s)(?:${DATE_WORDS})(?:[\\s.:]+[a-z]+){0,2}[\\s.:]+\\S*\\d`, 'i')
const INVISIBLE = /\p{Cf}/gu
const DASH = /[\p{Pd}\u2212]/gu

/** Signs of other widths and dashes of other lengths become those that packs bear, and what nobody can see goes. */
const plain = (text: string): string =>
  text.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(DASH, '-').trim()

const looksLikeRange = (text: string): boolean => {
  const [, from = '', to = ''] = /^(\S+?)\s*(?:-|\bto\b)\s*(\S+)$/i.exec(text) ?? []
  const [low, high] = [normalizeLot(from), normalizeLot(to)]
  return low.length >= 4 && low.length === high.length && low.slice(0, 2) === high.slice(0, 2) && low < high
}

const wrong = (code: string) => ({ params: { code } })

/**
 * A lot as a recall names it. It decides who is notified and which packs are REMOVE, so what is not exactly one lot is
 * refused: read as a lot of its own it would rule out every pack that it was meant for.
 */
export const ScopeLot = Lot.overwrite(plain)
  .refine((lot) => !hasForeignLetters(normalizeLot(lot)), {
    message: 'Use the digits and the letters A to Z, as they’re printed on the pack.',
    ...wrong('lot_letters'),
  })
  .refine((lot) => !isNoLot(normalizeLot(lot)) && !ALL.test(lot), {
    message: 'This isn’t a lot. Leave the lots empty to recall all of them, or mark the list as incomplete.',
    ...wrong('no_lot'),
  })
  .refine((lot) => !/[,;\t\r\n]/.test(lot), {
    message: 'Enter one lot at a time, without commas or semicolons.',
    ...wrong('several_lots'),
  })
  .refine((lot) => !WITH_DATE.test(lot), {
    message: 'Enter the lot without its date. Dates have their own fields.',
    ...wrong('lot_with_date'),
  })
  .refine((lot) => !looksLikeRange(lot), {
    message: 'This looks like a range. Enter its first and last lot. If it’s one lot, leave out the dash.',
    ...wrong('lot_range'),
  })
