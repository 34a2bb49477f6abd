const HEADS = /^(store[\s_-]*)?(number|no\.?|nr\.?|id|store)$/i

const cells = (line: string): string[] =>
  line.split(/[,;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

/**
 * Store numbers out of what was pasted or a CSV file. With a head that names the column, that column is taken; else, in
 * lines that hold one number each or a bare list, every number.
 */
export const storeNumbersIn = (text: string): string[] => {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim())
  const head = cells(lines[0] ?? '')
  const column = head.findIndex((cell) => HEADS.test(cell))
  const numbers =
    column >= 0 && (lines.length > 1 || head.length === 1)
      ? lines.slice(1).map((line) => cells(line)[column] ?? '')
      : lines.flatMap((line) => line.split(/[\s,;]+/)).map((cell) => cell.replace(/^"(.*)"$/, '$1'))
  return [...new Set(numbers.filter((number) => number !== '' && number.length <= 32))]
}
