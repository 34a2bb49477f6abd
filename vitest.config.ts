import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const project = (
  name: string,
  include: string[],
  more: {
    globalSetup?: string[]
    testTimeout?: number
    sequence?: { groupOrder: number }
  } = {},
) => ({
  extends: true as const,
  test: { name, include, ...more },
})

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    // Throws outside a server bundle, which a test is.
    alias: { 'server-only': path('node_modules/server-only/empty.js') },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    retry: 0,
    // Code that has run is quick: a process of its own for each file would begin cold. What a file leaves behind is its own fault.
    isolate: false,
    testTimeout: 10_000,
    hookTimeout: 20_000,
    allowOnly: false,
    unstubEnvs: true,
    setupFiles: ['./tests/support/fail-on-console.ts'],
    projects: [
      project('unit', ['{lib,components,workers,app}/**/*.test.{ts,tsx}']),
      project(
        'integration',
        ['tests/{integration,contract,scenario,simulation,hostile}/**/*.test.{ts,tsx}'],
        {
          globalSetup: ['./tests/support/global-setup.ts'],
          // Ends what hangs, and judges nothing: on a slow machine a scenario of 26 hours takes a while.
          testTimeout: 60_000,
        },
      ),
      project('local', ['tests/local/**/*.test.ts'], { testTimeout: 20_000 }),
      // Whole stacks of real processes, killed and started again: after the others, because they build the web services
      // first, and then wait for everything to be back.
      project('crash', ['tests/crash/**/*.test.ts'], { testTimeout: 120_000, sequence: { groupOrder: 1 } }),
      project('checks', ['tests/checks/**/*.test.ts'], { testTimeout: 30_000 }),
    ],
  },
})
