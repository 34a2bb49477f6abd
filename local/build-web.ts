import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'

import { waitForLock } from './lock.ts'
import { projectRoot } from './node-child.ts'
import { Refusal } from './refusal.ts'
import { runScript } from './run-script.ts'
import { sourceHash } from './source-hash.ts'
import { writeWhole } from './write-whole.ts'

const NEXT = join(projectRoot, 'node_modules/next/dist/bin/next')
const OUTPUT = join(projectRoot, '.next')
const STAMP = join(OUTPUT, 'clearshelf-build.json')
// Outside .next, which each build empties.
const LOCK = join(projectRoot, 'node_modules/.cache/clearshelf-build.lock')

type BuildOptions = {
  dataDir: string
  env: NodeJS.ProcessEnv
  note: (text: string) => void
  say: (line: string) => void
}

const builtHash = (): string | undefined => {
  if (!existsSync(STAMP)) return undefined
  try {
    return (JSON.parse(readFileSync(STAMP, 'utf8')) as { hash: string }).hash
  } catch {
    return undefined
  }
}

const requireWritable = (): void => {
  accessSync(existsSync(OUTPUT) ? OUTPUT : projectRoot, constants.W_OK)
}

const build = async (hash: string, env: NodeJS.ProcessEnv): Promise<void> => {
  requireWritable()
  rmSync(STAMP, { force: true }) // Written last again: a build that is cut short leaves no stamp.
  await runScript(NEXT, ['build'], env)
  if (sourceHash(projectRoot) !== hash) return // Edited meanwhile: good enough to run, not good enough to keep.
  writeWhole(STAMP, `${JSON.stringify({ hash })}\n`)
}

/** Next puts the server deeper when it takes a folder above for the root of the project. */
const standaloneRoot = (): string => {
  const standalone = join(OUTPUT, 'standalone')
  const nested = join(standalone, projectRoot)
  const found = [standalone, nested].find((path) => existsSync(join(path, 'server.js')))
  if (found) return found
  const inner = readdirSync(standalone, { recursive: true, encoding: 'utf8' }).find(
    (path) => path.endsWith('/server.js') && !path.includes('node_modules'),
  )
  if (inner) return join(standalone, inner, '..')
  throw new Refusal('The build made no server: delete the folder .next and start again.')
}

const COPY = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE } as const

/** The services run from a copy of their own, so that a later build does not pull the files from under them. */
const publish = (hash: string, dataDir: string): string => {
  const web = join(dataDir, 'web')
  const home = join(web, hash)
  if (existsSync(home)) return home
  rmSync(web, { recursive: true, force: true })
  mkdirSync(web, { recursive: true })
  const draft = join(web, 'draft')
  cpSync(standaloneRoot(), draft, COPY)
  cpSync(join(OUTPUT, 'static'), join(draft, '.next/static'), COPY)
  if (existsSync(join(projectRoot, 'public')))
    cpSync(join(projectRoot, 'public'), join(draft, 'public'), COPY)
  renameSync(draft, home)
  return home
}

/** Builds the web services if their sources have changed, and returns the folder from which to run them. */
export const buildWeb = async ({ dataDir, env, note, say }: BuildOptions): Promise<string> => {
  const lock = await waitForLock(LOCK, () => say('waiting for a build that has begun elsewhere'))
  try {
    const hash = sourceHash(projectRoot)
    if (builtHash() === hash) note('up to date')
    else await build(hash, env)
    return publish(hash, dataDir)
  } finally {
    lock.release()
  }
}
