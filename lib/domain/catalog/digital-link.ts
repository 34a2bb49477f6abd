import { elementFault, judged, type Gs1Element, type Gs1Fault } from './gs1.ts'

// The GS1 Digital Link standard, URI syntax: https://any.host/any/path/01/{gtin}/10/{lot}?17=YYMMDD.

/** The elements of an address, with what of them is not certain. */
export type ReadLink =
  | {
      elements: Gs1Element[]
      /** Other items that the address names before the one that counts. */
      besides: string[]
      /** The lot may go on in what stands behind it. */
      isLotInDoubt: boolean
    }
  | { fault: Gs1Fault }

const ALIASES: Record<string, string> = { gtin: '01', lot: '10', ser: '21', cpv: '22', exp: '17', gln: '414' }

// An address is of one of these, each as long as it is written there.
const KEYS: Record<string, RegExp> = {
  '01': /^(?:\d{8}|\d{12,14})$/,
  '00': /^\d{18}$/,
  '8006': /^\d{18}$/,
}

/**
 * The last key in the path counts: what stands before it is the path of somebody's site. What is no identifier there is
 * somebody else’s; behind a lot it may be the rest of the lot, of which somebody wrote a slash as it is.
 */
export const parseDigitalLink = (url: URL): ReadLink => {
  const steps = url.pathname.split('/').filter(Boolean).map(decoded)
  const isKey = (step: string, i: number) => KEYS[codeOf(step)]?.test(steps[i + 1] ?? '') ?? false
  // A lot may be "01", too: a key stands where an identifier can stand, counted from an earlier one.
  const first = steps.findIndex(isKey)
  const last = steps.findLastIndex(
    (step, i) => isKey(step, i) && ((i - first) % 2 === 0 || !isTail(steps, first)),
  )
  const path = last < 0 ? [] : steps.slice(last)
  const pairs: Gs1Element[] = []
  for (let i = 0; i + 1 < path.length; i += 2) {
    const [ai, value] = [codeOf(path[i] ?? ''), path[i + 1] ?? '']
    pairs.push({ ai, value: ai === '01' ? value.padStart(14, '0') : value })
  }
  const asked = [...url.searchParams].map(([name, value]) => ({ ai: codeOf(name), value }))
  const read = judged([...pairs, ...asked])
  if ('fault' in read) return read
  const besides = steps.slice(0, Math.max(0, last)).flatMap((_, at) => itemAt(steps, at) ?? [])
  const isOdd = path.length % 2 === 1 || pairs.some(({ ai }) => !/^\d{2,4}$/.test(ai)) || hasLooseEnd(url)
  const isLotInDoubt = isOdd && read.elements.some(({ ai }) => ai === '10')
  return { ...read, besides, isLotInDoubt }
}

const codeOf = (step: string): string => ALIASES[step] ?? step

// Behind "#", or asked for without an answer: a lot with such a character, written as it is, would end before it.
const hasLooseEnd = ({ hash, search }: URL): boolean =>
  hash !== '' ||
  search
    .slice(1)
    .split('&')
    .some((part) => part !== '' && !part.includes('='))

const itemAt = (steps: readonly string[], at: number): string | null => {
  const [code = '', number = ''] = steps.slice(at, at + 2)
  const value = number.padStart(14, '0')
  const isItem =
    codeOf(code) === '01' && KEYS['01']?.test(number) && elementFault({ ai: '01', value }) === null
  return isItem ? value : null
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// Identifiers and values in turn, to the end.
const isTail = (steps: readonly string[], from: number): boolean =>
  (steps.length - from) % 2 === 0 &&
  steps.slice(from).every((step, i) => i % 2 === 1 || /^\d{2,4}$|^[a-z]{3,4}$/.test(step))
