import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, commandFaults } from './check.ts'

export type Generator = { name: string; script: string; args: string[] }

// Each writes to memory with --check, compares with what git has, and fails with the difference.
const GENERATORS: Generator[] = [
  { name: 'docs/lifecycle.md', script: 'scripts/generate-docs.ts', args: ['--check'] },
]

/** What the generators would write otherwise; a generator that is not there is a fault, not a skip. */
export const driftFaults = async (root: string, generators: Generator[]): Promise<string[]> => {
  const faults = generators.map(async ({ name, script, args }) => {
    if (!existsSync(join(root, script))) return [`${name}: its generator ${script} does not exist.`]
    const output = await commandFaults(root, 'node', [script, ...args])
    return output.map((fault) => `${name} is not what ${script} writes.\n${fault}`)
  })
  return (await Promise.all(faults)).flat()
}

/** What is generated and kept in git is what its generator writes today. */
export const drift: Check = { name: 'drift', run: (root) => driftFaults(root, GENERATORS) }
