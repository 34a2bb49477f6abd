// What a spreadsheet would run as a formula when it opens the file. The quote in front makes it text, there as here.
// The wide signs count as the narrow ones do: a spreadsheet with an East Asian keyboard takes them for the same.
const RUNS = /^[=+\-@＝＋－＠\t\r\0]/
const QUOTED = /^'+[=+\-@＝＋－＠\t\r\0]/
const NEEDS_QUOTES = /[",;\r\n\t|]|^\s|\s$/

/** Whether a spreadsheet would take the text for a formula. */
export const looksLikeFormula = (text: string): boolean => RUNS.test(text)

const neutral = (text: string): string => (RUNS.test(text) || QUOTED.test(text) ? `'${text}` : text)

/** The text that a neutralised cell stood for. */
export const withoutNeutralQuote = (text: string): string => (QUOTED.test(text) ? text.slice(1) : text)

const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value)
  const text = neutral(value ?? '')
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of a CSV, RFC 4180. No cell of it is run by whoever opens it. */
export const csvLine = (cells: readonly (string | number | null)[]): string => {
  // A row of one empty cell would be an empty line, which readers skip.
  const line = cells.map(cell).join(',')
  return `${line === '' ? '""' : line}\r\n`
}

/** Begins each file: spreadsheets take it for UTF-8 then. */
export const CSV_BOM = '\uFEFF'
