import {
  chromium,
  type BrowserContext,
  type LaunchOptions,
  type Page,
  type ViewportSize,
} from '@playwright/test'

import { CHROMIUM_FLAGS } from './chromium.ts'

type Watch = { on(context: BrowserContext): void }
type Launched = { launchOptions: LaunchOptions; viewport: ViewportSize | null; watch: Watch }

/** A phone whose camera sees this film. It is gone with the test. */
export const filmingPhone = async (
  { launchOptions, viewport, watch }: Launched,
  film: { path: string },
): Promise<{ context: BrowserContext; page: Page } & AsyncDisposable> => {
  const camera = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film.path}`,
  ]
  const browser = await chromium.launch({ ...launchOptions, args: [...CHROMIUM_FLAGS, ...camera] })
  const context = await browser.newContext({ viewport, permissions: ['camera'], reducedMotion: 'reduce' })
  watch.on(context)
  const page = await context.newPage()
  return { context, page, [Symbol.asyncDispose]: () => browser.close() }
}
