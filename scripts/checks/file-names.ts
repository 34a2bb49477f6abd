import { basename } from 'node:path'
import type { Check } from './check.ts'
import { trackedPaths } from './tracked-files.ts'

const ROOMS = ['domain', 'ports', 'use-cases', 'queries', 'contracts', 'adapters', 'web']
const SAYS_NOTHING = /^(?:misc|common|shared|stuff)$|^(?:.+-)?(?:utils?|helpers?)$/
const CODE = /\.(?:ts|tsx|mjs|js)$/

const faultOf = (path: string): string | undefined => {
  const folders = path.split('/').slice(0, -1)
  const stem = basename(path).split('.')[0] ?? ''
  const vague = [...folders, stem].find((name) => SAYS_NOTHING.test(name))
  if (vague) return `${path}: «${vague}» says nothing about what is inside; name the thing`
  if (stem === 'index') return `${path}: no barrels; name the file for its main thing and import it directly`
  const [top, room = ''] = path.split('/')
  if (top === 'lib' && !ROOMS.includes(room) && path !== 'lib/compose.ts')
    return `${path}: lib/ has seven rooms and one loose file, compose.ts`
  return undefined
}

/** The faults in the names and places of the given files. */
export const nameFaults = (paths: string[]): string[] =>
  paths.filter((path) => CODE.test(path)).flatMap((path) => faultOf(path) ?? [])

/** Files are named for their one main thing and stand in one of the rooms. */
export const fileNames: Check = {
  name: 'names',
  run: async (root) => nameFaults(await trackedPaths(root)),
}
