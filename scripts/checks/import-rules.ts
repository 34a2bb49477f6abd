import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import config from '../../.dependency-cruiser.mjs'
import type { Check } from './check.ts'

const FOLDERS = [
  'app',
  'components',
  'lib',
  'workers',
  'bin',
  'prisma',
  'local',
  'tests',
  'bench',
  'infra',
  'scripts',
]

type Statement = { type: string; decls: unknown[] }
type Visitor = {
  visitStatement: (s: Statement) => Statement
  visitVariableDeclarators: (d: unknown[]) => unknown[]
}

const require = createRequire(import.meta.url)

// The visitor of @swc/core, which dependency-cruiser walks files with, throws at `using` declarations.
const visitor = (require('@swc/core/Visitor.js') as { Visitor: { prototype: Visitor } }).Visitor.prototype
const { visitStatement } = visitor
visitor.visitStatement = function (this: Visitor, statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement)
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) }
}

/** The violations of the table of rooms in the tree at `root`. */
export const importViolations = async (root: string): Promise<IViolation[]> => {
  const rootFiles = (await readdir(root)).filter(
    (name) => /\.(ts|tsx|mjs|js)$/.test(name) && !name.endsWith('.d.ts'),
  )
  const entries = [...FOLDERS.filter((folder) => existsSync(join(root, folder))), ...rootFiles]
  const { options, forbidden } = config
  const { enhancedResolveOptions, ...rest } = options
  const cruiseOptions = { ...rest, baseDir: root, validate: true, ruleSet: { forbidden } } as ICruiseOptions
  const { output } = await cruise(entries, cruiseOptions, enhancedResolveOptions)
  return (output as ICruiseResult).summary.violations
}

/** Who may import whom: the table of rooms, from .dependency-cruiser.mjs. */
export const importRules: Check = {
  name: 'imports',
  run: async (root) => {
    const why = new Map(config.forbidden.map(({ name, comment }) => [name, comment]))
    const violations = await importViolations(root)
    return violations.map(({ from, to, rule, cycle }) => {
      const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to
      return `${from} → ${path}\n  ${rule.name}: ${why.get(rule.name) ?? ''}`
    })
  },
}
