import { type Check, commandFaults } from './check.ts'

/** No file, export or dependency that nothing uses, and none used that package.json does not name. */
export const unused: Check = {
  name: 'unused',
  run: (root) => commandFaults(root, 'knip', ['--no-progress', '--no-config-hints']),
}
