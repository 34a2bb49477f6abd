/** Some stores by their numbers, each with whether it still owes an answer (null: not known yet); or all that match. */
export type Chosen = { all: true } | { all: false; rows: ReadonlyMap<string, boolean | null> }

export const NOBODY: Chosen = { all: false, rows: new Map() }

/** More stores than these, picked one by one, would make an address that nobody can send. */
export const MOST_IN_ADDRESS = 50

// What can be a store's number, without asking the server about anything else.
const NUMBER = /^\P{C}{1,32}$/u
const ALL = 'all-matching'

/** The selection as it stands in an address; null if there is none, or if it does not fit. */
export const toAddress = (chosen: Chosen): string | null => {
  if (chosen.all) return ALL
  const { size } = chosen.rows
  return size === 0 || size > MOST_IN_ADDRESS ? null : [...chosen.rows.keys()].join(',')
}

export const fromAddress = (said: string | null): Chosen => {
  if (said === ALL) return { all: true }
  const numbers = (said ?? '')
    .split(',')
    .filter((one) => NUMBER.test(one))
    .slice(0, MOST_IN_ADDRESS)
  return { all: false, rows: new Map(numbers.map((number) => [number, null])) }
}
