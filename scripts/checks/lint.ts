import { type Check, commandFaults } from './check.ts'

/** The rules of .oxlintrc.json, among them those of lint-rules.ts; an unneeded exception is a fault too. */
export const lint: Check = {
  name: 'lint',
  run: (root) =>
    commandFaults(root, 'oxlint', [
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives-severity=error',
    ]),
}
