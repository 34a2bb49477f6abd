import { type Check, commandFaults } from './check.ts'

export const typeFaults = (root: string) =>
  commandFaults(root, 'tsc', ['--noEmit', '--pretty', 'false', '--incremental', 'false'])

/** The whole tree type-checks; the types of the routes are written first, since git does not carry them. */
export const typeCheck: Check = {
  name: 'types',
  run: async (root) => {
    const routeFaults = await commandFaults(root, 'next', ['typegen'])
    return routeFaults.length > 0 ? routeFaults : typeFaults(root)
  },
}
