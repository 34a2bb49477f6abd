import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

export type TrackedFile = { path: string; text: string }

/** The paths that git has or would take: tracked and new ones, without the ignored and the deleted. */
export const trackedPaths = async (root: string): Promise<string[]> => {
  const { stdout } = await execute('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  const paths = new Set(stdout.split('\0').filter(Boolean))
  return [...paths].filter((path) => existsSync(join(root, path)))
}

/** The same, with their text; files with a NUL byte are pictures and fonts and are left out. */
export const trackedFiles = async (root: string): Promise<TrackedFile[]> => {
  const paths = await trackedPaths(root)
  const files = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  )
  return files.filter(({ text }) => !text.includes('\0'))
}
