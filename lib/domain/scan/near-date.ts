import type { ScopeLine } from '../recall/recall.ts'
import { dateVerdict } from '../recall/scope.ts'

/** A day that was typed, and those that somebody may have read: one digit wrong, two changed about, day and month swapped. */
const readingsOf = (typed: string): string[] => {
  const [year = '', month = '', day = ''] = typed.split('-')
  const digits = `${year}${month}${day}`
  const wrong = Array.from(digits, (_, i) =>
    Array.from({ length: 10 }, (_none, digit) => `${digits.slice(0, i)}${digit}${digits.slice(i + 1)}`),
  ).flat()
  const swapped = Array.from(
    digits.slice(1),
    (next, i) => `${digits.slice(0, i)}${next}${digits[i] ?? ''}${digits.slice(i + 2)}`,
  )
  return [...wrong, ...swapped, `${year}${day}${month}`]
    .map((text) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
    .filter(isDay)
}

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export const isNearDate = (line: ScopeLine, typed: string): boolean =>
  readingsOf(typed).some((day) => dateVerdict(line, day) === 'yes')

const YEARS_BACK = 5
const YEARS_AHEAD = 15

/** Whether a pack in a store can bear this day. */
export const isPlausibleDate = (typed: string, thisYear: number): boolean => {
  const year = Number(typed.slice(0, 4))
  return year >= thisYear - YEARS_BACK && year <= thisYear + YEARS_AHEAD
}
