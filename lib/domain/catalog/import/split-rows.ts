// The text of a CSV, cut into rows, each in time that grows with its length alone. csv-parse builds an error with its stack
// for each row that is not as wide as the first: 125 µs for an empty line, two minutes for a megabyte of them.

const QUOTE = 34
const LF = 10
const CR = 13

// fresh: no character of the cell has come. quoted: within quotation marks. closing: a mark within them, and the next
// character says whether it ends the cell or belongs to it.
type State = 'fresh' | 'plain' | 'quoted' | 'closing'

export type RowSplitter = {
  /** Takes the next part of the text, cut anywhere; answers the rows that end in it. */
  push(text: string): string[][]
  /** Answers the row that no line break ended, if there is one; null if a quotation mark of it was never closed. */
  end(): string[][] | null
  /** Characters of the row that has not ended yet. */
  pending(): number
}

/** The row that has not ended yet. */
const unfinishedRow = () => {
  let cells: string[] = []
  let cell = ''
  let length = 0
  const endCell = () => {
    cells.push(cell)
    cell = ''
    length += 1
  }
  return {
    endCell,
    keep: (text: string) => {
      cell += text
      length += text.length
    },
    /** The mark that opened the cell belongs to it, and so does the one that seemed to close it. */
    putMarksBack: () => void (cell = `"${cell}"`),
    end: (): string[] => {
      endCell()
      const row = cells
      cells = []
      length = 0
      return row
    },
    hasCells: () => cells.length > 0,
    length: () => length,
  }
}

/** RFC 4180, and what else is common: CR alone, mixed line breaks, quotation marks in the middle of a value. */
export const rowSplitter = (delimiter: string): RowSplitter => {
  const mark = delimiter.charCodeAt(0)
  const unfinished = unfinishedRow()
  let state: State = 'fresh'
  let afterCr = false

  const endRow = (): string[] => {
    state = 'fresh'
    return unfinished.end()
  }
  /** Handles one character that ends a run; answers the row that it ends. */
  const meet = (code: number): string[] | null => {
    if (code === QUOTE && state === 'fresh') state = 'quoted'
    else if (code === QUOTE && state === 'quoted') state = 'closing'
    else if (code === QUOTE && state === 'closing') {
      unfinished.keep('"')
      state = 'quoted'
    } else if (code === mark) {
      unfinished.endCell()
      state = 'fresh'
    } else if (code === LF && afterCr) afterCr = false
    else {
      afterCr = code === CR
      return endRow()
    }
    return null
  }

  const push = (text: string): string[][] => {
    const rows: string[][] = []
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      const ends = code === mark || code === LF || code === CR
      if (code !== LF) afterCr = false
      if (state === 'closing' && code !== QUOTE && !ends) {
        unfinished.putMarksBack()
        state = 'plain'
      }
      if (state === 'quoted' ? code !== QUOTE : !ends && (code !== QUOTE || state === 'plain')) {
        const to = endOfRun(text, at, state === 'quoted', mark)
        unfinished.keep(text.slice(at, to))
        if (state === 'fresh') state = 'plain'
        at = to - 1
        continue
      }
      const row = meet(code)
      if (row) rows.push(row)
    }
    return rows
  }

  return {
    push,
    end: () => {
      if (state === 'quoted') return null
      return state === 'fresh' && !unfinished.hasCells() ? [] : [endRow()]
    },
    pending: unfinished.length,
  }
}

const endOfRun = (text: string, from: number, quoted: boolean, mark: number): number => {
  if (quoted) {
    const quote = text.indexOf('"', from)
    return quote < 0 ? text.length : quote
  }
  let to = from + 1
  for (; to < text.length; to += 1) {
    const code = text.charCodeAt(to)
    if (code === mark || code === LF || code === CR) break
  }
  return to
}
