import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { globSync } from 'node:fs'

// npm run functions: how many functions of each room are longer than 70 lines, and which. Fails beyond the room's bound.

const MOST_LINES = 70
/** Of a hundred functions, so many may be longer. Markup is long where it says much. */
const BOUNDS: Record<string, number> = { lib: 0.2, workers: 0.2, app: 1, components: 1.5 }
const IS_FUNCTION = new Set([
  'ArrowFunctionExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'ClassMethod',
  'MethodProperty',
])

type Node = { type?: string; span?: { start: number; end: number }; [key: string]: unknown }
type Parser = { parse: (source: string, options: object) => Promise<Node> }
type Measured = { place: string; lines: number }

const root = join(import.meta.dirname, '..')
const { parse } = createRequire(import.meta.url)('@swc/core') as Parser

const functionsOf = async (file: string): Promise<Measured[]> => {
  const source = await readFile(join(root, file))
  const tree = await parse(source.toString(), { syntax: 'typescript', tsx: file.endsWith('x') })
  // Counted in bytes from wherever the parser has come to; the first statement tells where that is.
  const from = tree.span?.start ?? 0
  const begin = source.toString().search(/\S/)
  const found: Measured[] = []
  const lineAt = (byte: number): number =>
    source
      .subarray(0, Math.max(0, byte - from + begin))
      .toString()
      .split('\n').length
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach(visit)
    const node = value as Node
    if (node.type && IS_FUNCTION.has(node.type) && node.span) {
      const { start, end } = node.span
      const first = lineAt(start)
      found.push({ place: `${file}:${first}`, lines: lineAt(end) - first + 1 })
    }
    Object.values(node).forEach(visit)
  }
  visit(tree['body'])
  return found
}

let failed = false
for (const [room, bound] of Object.entries(BOUNDS)) {
  const files = globSync(`${room}/**/*.{ts,tsx}`, { cwd: root }).filter(
    (file) => !/\.(test|spec|d)\.tsx?$|\/generated\//.test(file),
  )
  const functions = (await Promise.all(files.map(functionsOf))).flat()
  const long = functions.filter(({ lines }) => lines > MOST_LINES).toSorted((a, b) => b.lines - a.lines)
  const share = (100 * long.length) / Math.max(1, functions.length)
  failed ||= share > bound
  console.log(
    `${share > bound ? 'FAIL' : 'ok  '}  ${room.padEnd(11)}${long.length} of ${functions.length} functions have more than ${MOST_LINES} lines: ${share.toFixed(2)} % (at most ${bound} %)`,
  )
  for (const { place, lines } of long) console.log(`        ${lines}  ${place}`)
}
process.exitCode = failed ? 1 : 0
