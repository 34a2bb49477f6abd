import { joinStack, startStack } from './stack.ts'

/** One stack for the whole run; what is returned ends it. */
const globalSetup = (): Promise<() => Promise<void>> => {
  const running = process.env['E2E_DATA_DIR']
  return running ? joinStack(running) : startStack()
}

// Playwright asks for a default export.
// oxlint-disable-next-line import/no-default-export
export default globalSetup
