import { normalizeLot } from '../format/normalize-lot.ts'

const LOT_WORDS = 'LOTE?|BATCH|PARTIDA'
/** As packs name the dates beside a lot. */
export const DATE_WORDS =
  'EXP(?:IRY|IRES|IRATION)?|BEST|BBD?|BBE|USE|SELL|MFG|MFD|MHD|PKD|PACKED|PROD|CAD(?:UCA|UCIDAD)?|VTO|VENCE|CONSUMIR|DLC|DLUO|DDM|FAB'
const WORDS = new RegExp(`(?<![A-Z])(?:(?<lot>${LOT_WORDS})|${DATE_WORDS})(?![A-Z])`, 'gi')

/**
 * People type what stands on the pack: "12345 EXP 12/27", "EXP 12/27 LOT 12345". As a whole it may be a lot, too. First what
 * is most likely meant.
 */
export const typedLots = (typed: string): string[] => {
  const text = typed.normalize('NFKC')
  const words = [...text.matchAll(WORDS)]
  const parts = words.map(({ 0: word, index, groups }, i) => ({
    isLot: groups?.['lot'] !== undefined,
    text: text.slice(index + word.length, words[i + 1]?.index),
  }))
  const meant = [...parts.filter(({ isLot }) => isLot), { text: text.slice(0, words[0]?.index) }]
    .map((part) => part.text.trim())
    .find((part) => normalizeLot(part) !== '')
  return [...new Set([meant ?? text.trim(), text.trim()])]
}
