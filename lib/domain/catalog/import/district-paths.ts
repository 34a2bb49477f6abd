import type { District } from '../districts.ts'

/** A district with those above it, the topmost first; and the first row that says so. */
export type DistrictPath = { path: string[]; line: number }
export type PathFault = { path: string[]; code: 'two_parents' | 'district_circle'; message: string }

/** `North > Springfield` → North, Springfield. A slash may be part of a name. */
export const readPath = (cell: string): string[] =>
  cell
    .split(/[>›»]/)
    .map((name) => name.trim())
    .filter(Boolean)

export const pathText = (path: readonly string[]): string => path.join(' > ')

const pairsOf = (path: readonly string[]): [child: string, parent: string][] =>
  path.slice(1).map((child, i) => [child, path[i] ?? ''])

/** What is wrong with the tree that the rows of a file make together, over the one that stands. */
export const pathFaults = (districts: readonly District[], said: readonly DistrictPath[]): PathFault[] => {
  const names = new Map(districts.map(({ id, name }) => [id, name]))
  const above = new Map(
    districts.flatMap(({ name, parentId }) => {
      const parent = parentId === null ? undefined : names.get(parentId)
      return parent === undefined ? [] : [[name, parent] as const]
    }),
  )
  const first = new Map<string, { parent: string; line: number }>()
  const faults: PathFault[] = []
  for (const { path, line } of said.toSorted((a, b) => a.line - b.line)) {
    const other = pairsOf(path).find(([child, parent]) => (first.get(child)?.parent ?? parent) !== parent)
    if (other) {
      const [child, parent] = other
      const { parent: before, line: row } = first.get(child) ?? { parent: '', line }
      const message = `Row ${row} puts district “${child}” under “${before}”; this row puts it under “${parent}”.`
      faults.push({ path, code: 'two_parents', message })
      continue
    }
    for (const [child, parent] of pairsOf(path)) {
      if (!first.has(child)) first.set(child, { parent, line })
      above.set(child, parent)
    }
  }
  const wrong = new Set(faults.map(({ path }) => pathText(path)))
  for (const { path } of said)
    if (!wrong.has(pathText(path)) && pairsOf(path).some(([child]) => hangsBelowItself(child, above)))
      faults.push({
        path,
        code: 'district_circle',
        message: `“${pathText(path)}” would put a district under itself.`,
      })
  return faults
}

// Ends: each name is met once, or the circle is found.
const hangsBelowItself = (name: string, above: ReadonlyMap<string, string>): boolean => {
  const met = new Set<string>()
  for (let at: string | undefined = name; at !== undefined; at = above.get(at)) {
    if (met.has(at)) return true
    met.add(at)
  }
  return false
}
