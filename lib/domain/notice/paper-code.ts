// Nobody takes one of these for another, nor for a digit, in whatever handwriting.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = LETTERS.length
const SIGNS = 7

/** So many codes there are: two notices of one retailer seldom share one, and both are shown if they do. */
const PAPER_CODES = BASE ** SIGNS

/** The number that a notice's code spells, from the chance in its id. The database reckons the same (paper_number). */
export const paperNumberOf = (noticeId: string): number =>
  Number(BigInt(`0x${noticeId.replaceAll('-', '').slice(-12)}`) % BigInt(PAPER_CODES))

/** What stands on a store's paper sheet: seven letters and one that says whether they were copied right. */
export const paperCodeOf = (noticeId: string): string => {
  const signs: number[] = []
  for (let rest = paperNumberOf(noticeId); signs.length < SIGNS; rest = Math.floor(rest / BASE))
    signs.unshift(rest % BASE)
  const code = [...signs, checkOf(signs)].map((sign) => LETTERS[sign]).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

// One wrong letter, or two that changed places, give another sum: the base is a prime.
const checkOf = (signs: readonly number[]): number =>
  signs.reduce((sum, sign, i) => sum + sign * (i + 2), 0) % BASE

/** The number of a code that somebody typed; null: it was copied wrong. */
export const readPaperCode = (typed: string): number | null => {
  const signs = Array.from(typed.toUpperCase().replaceAll(/[\s-]/g, ''), (letter) => LETTERS.indexOf(letter))
  const [check = -1, body] = [signs.at(-1), signs.slice(0, -1)]
  if (signs.length !== SIGNS + 1 || signs.includes(-1) || check !== checkOf(body)) return null
  return body.reduce((number, sign) => number * BASE + sign, 0)
}
