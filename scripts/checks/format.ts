import { type Check, commandFaults } from './check.ts'

/** Every file looks as oxfmt would write it; `npm run format` repairs. */
export const format: Check = {
  name: 'format',
  run: (root) => commandFaults(root, 'oxfmt', ['--check', '.']),
}
