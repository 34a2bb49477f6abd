import type { RecallContent } from './recall.ts'

export type Choice = { path: string; value: unknown }

type Node = Record<string, unknown> | unknown[]

/** The merged text with what was chosen for each conflict. Nothing chosen for a line or a translation takes it away. */
export const applyChoices = (merged: RecallContent, choices: readonly Choice[]): RecallContent => {
  const content = structuredClone(merged)
  // From the last line to the first, so that one that goes does not move those still to come.
  for (const { path, value } of choices.toSorted(lastLineFirst))
    put(content as unknown as Record<string, unknown>, path.split('.'), value)
  return content
}

const lineOf = (path: string): number => Number(/^scope\.(\d+)/.exec(path)?.[1] ?? -1)
const lastLineFirst = (a: Choice, b: Choice): number => lineOf(b.path) - lineOf(a.path)

const put = (node: Node, [first = '', ...rest]: string[], value: unknown): void => {
  if (rest.length > 0) {
    const next = Array.isArray(node) ? node[Number(first)] : node[first]
    if (typeof next === 'object' && next !== null) put(next as Node, rest, value)
    return
  }
  if (Array.isArray(node)) {
    if (value === null || value === undefined) node.splice(Number(first), 1)
    else node[Number(first)] = value
  } else if (value === undefined) delete node[first]
  else node[first] = value
}
