/** Upper case, without spaces: as people copy lots from packs. Two that are alike then are one lot (SQL: normalize_lot). */
export const normalizeLot = (lot: string): string => lot.toUpperCase().replaceAll(/\s+/g, '')
