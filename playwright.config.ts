import { defineConfig } from '@playwright/test'

import { CHROMIUM_FLAGS, findChromium } from './tests/e2e/support/chromium.ts'

// Taken when asked for: SHOTS=<folder> playwright test --project=pictures
const PICTURES = 'e2e/screenshots.spec.ts'
// Measured with the machine to themselves, when everything else has been tried.
const BUDGETS = 'e2e/{budget,speed}.spec.ts'
// Kills what the other tests talk to.
const FAULTS = 'e2e/faults.spec.ts'
const executablePath = await findChromium()
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

export default defineConfig({
  testDir: 'tests',
  outputDir: 'node_modules/.cache/playwright',
  globalSetup: './tests/e2e/support/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  // A test that is sometimes red has a cause.
  retries: 0,
  // Not as an option of the command: that would be asked of the last project alone, and not of those that it stands on.
  ...(process.env['WITHOUT_PROOF'] ? { grepInvert: /@prove/ } : {}),
  forbidOnly: true,
  // What hangs is ended. How long anything may take is judged where it is waited for, below and in the tests themselves.
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_FLAGS },
    // Emulated, not wished for: what moves would be tested half way.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    actionTimeout: 5_000,
    // A recorder takes a quarter of the time. What a failed page showed is kept without one; TRACE=1 records the rest.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    // What a test stops or changes on its way must not be answered from a cache; those without a network allow it.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'routes', testMatch: 'routes/**/*.spec.ts' },
    {
      name: 'desk',
      testMatch: 'e2e/*.spec.ts',
      testIgnore: [PICTURES, BUDGETS, FAULTS],
      use: { viewport: desk },
    },
    { name: 'hostile', testMatch: 'hostile/*.spec.ts', use: { viewport: phone, hasTouch: true } },
    { name: 'phone', testMatch: 'e2e/phone/*.spec.ts', use: { viewport: phone, hasTouch: true } },
    {
      name: 'faults',
      testMatch: FAULTS,
      use: { viewport: desk },
      workers: 1,
      fullyParallel: false,
      dependencies: ['routes', 'hostile', 'desk', 'phone'],
    },
    {
      name: 'budget',
      testMatch: BUDGETS,
      // A recorder would be measured with the page.
      use: { viewport: desk, trace: 'off' },
      workers: 1,
      fullyParallel: false,
      dependencies: ['faults'],
    },
    ...(process.env['SHOTS'] ? [{ name: 'pictures', testMatch: PICTURES }] : []),
  ],
})
