// What stands between the parts of a lot, and what is printed before it. The same two expressions stand in normalize_lot.
const SEPARATORS = /[\s._,:;/\\#*'"()+?|-]+/g
const LABEL =
  /^[\s._,:;/\\#*'"()+?|-]*(?:LOTE(?=[\s._,:;/\\#*'"()+?|-])|LOT|BATCH|PARTIDA)(?:[\s._,:;/\\#*'"()+?|-]+(?:NO|NR|NUM|NUMBER|CODE)(?=[\s._,:;/\\#*'"()+?|-]))?[\s._,:;/\\#*'"()+?|-]*(?=[0-9A-Z])/

/**
 * Upper case, without separators and without the word "lot" before it: as people copy lots from packs. Two that are alike then
 * are one lot, for the database (SQL: normalize_lot), the phone and the desk. Nothing is left of what holds no lot.
 */
export const normalizeLot = (lot: string): string =>
  lot.toUpperCase().replace(LABEL, '').replaceAll(SEPARATORS, '')

// What systems and people write where there is no lot. SQL: match_of.
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

/** Written where a lot should be, and says that there is none or that nobody read it. */
export const isNoLot = (normalized: string): boolean => normalized === '' || NO_LOT.has(normalized)
