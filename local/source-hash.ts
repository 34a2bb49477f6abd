import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// What the built pages are made of. The generated client follows from prisma/schema; tests are not built in.
const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

const isSource = (path: string): boolean => !/(^|\/)generated(\/|$)|\.test\.tsx?$/.test(path)

const filesUnder = (path: string): string[] => {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .toSorted()
    .map((name) => join(path, name))
    .filter(isSource)
    .flatMap(filesUnder)
}

export const sourceHash = (root: string): string => {
  const hash = createHash('sha256')
  const present = SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path))
  for (const file of present.flatMap(filesUnder)) {
    const content = readFileSync(file)
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 20)
}
