import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { webHome } from '#tests/e2e/support/web-process.ts'

// Every server action: read from the files that declare them, and from what the build made of them.

const ROOT = join(import.meta.dirname, '../..')

/** `app/(store)/actions.ts#markSeen` of each function that a page may call. */
export const declaredActions = (): string[] =>
  readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, 'app', file), 'utf8')
      if (!text.startsWith("'use server'")) return []
      return [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map(
        ([, name]) => `app/${file}#${name}`,
      )
    })
    .toSorted()

export type BuiltAction = { name: string; id: string; page: string }
type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
}

/** The actions of the built app, each with its id and a page that calls it. */
export const builtActions = (): BuiltAction[] => {
  const file = join(webHome(), '.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return Object.entries(node)
    .map(([id, { workers, filename, exportedName }]) => ({
      id,
      name: `${filename}#${exportedName}`,
      page: pageOf(Object.keys(workers)[0] ?? ''),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

const pageOf = (worker: string): string =>
  `/${worker
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .map((part) => (part.startsWith('[') ? 'x' : part))
    .join('/')}`
