// Marks that a letter bears once it is written out in full (NFKD), blanks and signs of every script, and what nobody can see.
// SQL: normalize_lot.
const SIGN =
  '\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u02b0-\\u036f\\u2000-\\u2bff\\u3000-\\u303f\\ufe00-\\ufe2f\\ufeff'
const SIGNS = new RegExp(`[${SIGN}]+`, 'gu')
const LABEL = new RegExp(
  `^[${SIGN}]*(?:LOTE(?=[${SIGN}])|LOT|BATCH|PARTIDA)(?:[${SIGN}]+(?:N°|(?:NO|NR|NUM|NUMBER|CODE)(?=[${SIGN}])))?[${SIGN}]*(?=[0-9A-Z])`,
  'u',
)
const LOWER = /[a-z]+/g

/**
 * Upper case, nothing but letters and digits, and without the word "lot" before it: as people copy lots from packs. Two that are
 * alike then are one lot, for the database (SQL: normalize_lot), the phone and the desk, whatever dash, width or accent a system
 * wrote. Nothing is left of what holds no lot.
 */
export const normalizeLot = (lot: string): string => folded(lot).replace(LABEL, '').replaceAll(SIGNS, '')

const folded = (lot: string): string =>
  lot.normalize('NFKD').replaceAll(LOWER, (letters) => letters.toUpperCase())

// What systems and people write where there is no lot. SQL: names_no_lot.
const NO_LOT = new Set([
  'NA',
  'NONE',
  'UNKNOWN',
  'NULL',
  'TBD',
  'NOLOT',
  'SINLOTE',
  'X',
  'XX',
  'XXX',
  'LOT',
  'LOTE',
  'BATCH',
  'NO',
])

/** The same with the word before it, as it stands on the pack. */
export const spellOut = (lot: string): string => folded(lot).replaceAll(SIGNS, '')

/** Letters of another script may only look like those on the pack, so nothing can be compared with them. */
export const hasForeignLetters = (normalized: string): boolean => /[^0-9A-Z]/.test(normalized)

/** Written where a lot should be, and says that there is none, that nobody read it, or nothing that can be compared. SQL: names_no_lot. */
export const isNoLot = (normalized: string): boolean =>
  normalized === '' || NO_LOT.has(normalized) || hasForeignLetters(normalized)

/**
 * Without the L that EU law has packs bear before a lot (Directive 2011/91/EU), which some print and leave out of their systems,
 * and without the E that is left of "LOTE3350". Of a lot as normalizeLot leaves it. SQL: unmarked_lot.
 */
export const unmarked = (normalized: string): string => normalized.replace(/^[LE](?=\d)/, '')

/** The keys under which shipments of a lot may be kept: with and without its mark. */
export const lotsAlike = (lot: string): string[] => {
  const bare = unmarked(normalizeLot(lot))
  return /^\d/.test(bare) ? [bare, `L${bare}`, `E${bare}`] : [bare]
}
