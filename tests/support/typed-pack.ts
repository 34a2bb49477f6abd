import { checkDigit, type Gtin } from '#lib/domain/catalog/gtin.ts'
import { hours } from '#lib/domain/duration.ts'
import { normalizeLot } from '#lib/domain/format/normalize-lot.ts'
import type { Ground, JudgedLine, JudgedRecall } from '#lib/domain/scan/judge-scan.ts'
import { KNOWLEDGE_LIMITS } from '#lib/domain/scan/knowledge.ts'

// Packs as they stand in a store, and what becomes of their lot and date on the way through a person's eyes and thumbs.

/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const oneOf = <T>(random: Random, of: readonly [T, ...T[]]): T =>
  of[Math.floor(random() * of.length)] ?? of[0]
const below = (random: Random, n: number): number => Math.floor(random() * n)

const LETTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') as [string, ...string[]]
/** What a thumb takes for what. */
export const ALIKE: Record<string, string> = {
  0: 'O',
  O: '0',
  1: 'I',
  I: 'L',
  L: '1',
  5: 'S',
  S: '5',
  8: 'B',
  B: '8',
  2: 'Z',
  Z: '2',
}

const lotFrom = (random: Random): string => {
  const shape = oneOf(random, [
    'L####A',
    '#####',
    '######',
    'A#B#C#',
    'B#O#I#',
    'LOT###',
    'E###',
    '##-###',
    'AA###',
  ])
  return shape.replaceAll(/[#A]/g, (one) =>
    one === '#' ? String(below(random, 10)) : oneOf(random, ['A', 'B', 'S', 'Z', 'K']),
  )
}

const swapAt = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`

/** One slip of a thumb, or another way to write the same. */
const SLIPS: readonly [
  (lot: string, random: Random) => string,
  ...((lot: string, random: Random) => string)[],
] = [
  (lot) => lot,
  (lot) => lot.toLowerCase(),
  (lot) => Array.from(lot).join(' '),
  (lot, random) => lot.slice(0, 2) + oneOf(random, ['-', ' ', '.', '/', '_']) + lot.slice(2),
  (lot, random) => oneOf(random, ['LOT ', 'lot:', 'Lot No. ', 'LOTE ', 'BATCH ', 'L', 'LOT', 'lot#']) + lot,
  (lot, random) => lot + oneOf(random, [' EXP 12/27', ' BB 01/28', ' exp. 2027-01', ' MFG 1126']),
  (lot, random) => `EXP 12/27 LOT ${lot}${oneOf(random, ['', ' '])}`,
  (lot) => lot.replaceAll(/./g, (one) => ALIKE[one] ?? one),
  (lot, random) => lot.replace(oneOf(random, LETTERS), (one) => ALIKE[one] ?? one),
  (lot, random) => {
    const at = below(random, lot.length)
    return lot.slice(0, at) + (ALIKE[lot[at] ?? ''] ?? 'X') + lot.slice(at + 1)
  },
  (lot, random) => {
    const at = below(random, lot.length)
    return lot.slice(0, at) + lot.slice(at + 1)
  },
  (lot, random) => {
    const at = below(random, lot.length + 1)
    return lot.slice(0, at) + oneOf(random, LETTERS) + lot.slice(at)
  },
  (lot, random) => {
    const at = below(random, lot.length)
    return lot.slice(0, at) + oneOf(random, LETTERS) + lot.slice(at + 1)
  },
  (lot, random) => swapAt(lot, below(random, Math.max(1, lot.length - 1))),
  (_, random) => oneOf(random, ['?', 'N/A', 'x', '-', ' ', 'none', '??', 'lot', '1']),
]
export const slip = (lot: string, random: Random): string => oneOf(random, SLIPS)(lot, random)

const checked = (body: string): Gtin => `${body}${checkDigit(body)}` as Gtin
const PRODUCTS = [1, 2, 3].map((n) => checked(`006141410${String(n).padStart(4, '0')}`)) as [Gtin, ...Gtin[]]

const dayFrom = (random: Random): string =>
  `202${7 + below(random, 2)}-${String(1 + below(random, 12)).padStart(2, '0')}-${String(1 + below(random, 28)).padStart(2, '0')}`

const lineFrom = (random: Random): JudgedLine => {
  const kind = below(random, 5)
  const lots = kind === 0 ? [] : Array.from({ length: 1 + below(random, 3) }, () => lotFrom(random))
  const low = 10_000 + below(random, 80_000)
  const range = kind === 1 ? { lots: [], lotFrom: `L${low}`, lotTo: `L${low + 50}` } : { lots }
  const [from = '', to = ''] = [dayFrom(random), dayFrom(random)].toSorted()
  const dates = kind === 0 || random() < 0.3 ? { expiresFrom: from, expiresTo: to } : {}
  return { gtin: oneOf(random, PRODUCTS), complete: random() < 0.85, ...range, ...dates }
}

/** A pack that is really there, a recall, and how old the phone's knowledge is. */
export type Case = {
  recall: JudgedRecall
  real: { gtin: Gtin; lot: string; expiresOn: string }
  ground: Ground
}

const memberOf = ({ lots, lotFrom: low }: JudgedLine, random: Random): string =>
  low ? `L${Number(low.slice(1)) + below(random, 51)}` : (lots[below(random, lots.length)] ?? lotFrom(random))

export const caseFrom = (random: Random): Case => {
  const scope = Array.from({ length: 1 + below(random, 2) }, () => lineFrom(random))
  const [line] = scope
  const isMeant = random() < 0.6 && line !== undefined
  const lot = isMeant ? memberOf(line, random) : lotFrom(random)
  const inTime =
    isMeant && line.expiresFrom
      ? oneOf(random, [line.expiresFrom, line.expiresTo ?? line.expiresFrom])
      : dayFrom(random)
  const real = { gtin: isMeant ? (line.gtin as Gtin) : oneOf(random, PRODUCTS), lot, expiresOn: inTime }
  // Also lots that are like a recalled one may have been shipped.
  const shipped = new Set(
    [lot, lotFrom(random), ...scope.map((one) => slip(memberOf(one, random), random))].map(normalizeLot),
  )
  const age = oneOf(random, [
    0,
    0,
    0,
    0,
    hours(0.5),
    hours(2),
    hours(23),
    hours(25),
    Number.POSITIVE_INFINITY,
  ])
  const ground = { shippedLots: () => shipped, age, limits: KNOWLEDGE_LIMITS, thisYear: 2026 }
  return { recall: { priority: oneOf(random, ['high', 'medium', 'low']), scope }, real, ground }
}

/** One digit wrong, day and month swapped, a year of another century, or as it is. */
export const slipOfDate = (day: string, random: Random): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  const wrong = oneOf(random, [
    day,
    day,
    `${year}-${date}-${month}`,
    `1226-${month}-${date}`,
    `${year}-${month}-${date.slice(0, 1)}${below(random, 10)}`,
    `${year.slice(0, 3)}${below(random, 10)}-${month}-${date}`,
  ])
  return Number.isNaN(Date.parse(`${wrong}T00:00:00Z`)) ? day : wrong
}
