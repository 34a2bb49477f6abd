import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export const project = join(import.meta.dirname, '../..')

/** Files by path; what a path holds is its text. */
export type Plan = Record<string, string>

const plant = (root: string, plan: Plan) => {
  for (const [path, text] of Object.entries(plan)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** A temporary tree with the named files of the project and the planned ones, gone when the test is. */
export const createTree = async (plan: Plan, copies: string[] = []): Promise<string> => {
  const root = mkdtempSync(join(tmpdir(), 'clearshelf-plants-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  await Promise.all(copies.map((path) => cp(join(project, path), join(root, path), { recursive: true })))
  plant(root, plan)
  return root
}

export const linkPackages = (root: string) =>
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))

export const createRepository = async (plan: Plan): Promise<string> => {
  const root = await createTree(plan)
  execFileSync('git', ['init', '--quiet', root])
  return root
}
