import 'server-only'

import { composeWeb, type WebProcess } from '#lib/compose.ts'
import { parseEnv, readEnvironment, WebEnv } from '#lib/contracts/env.ts'

// Next bundles routes apart from each other: the process is kept where all of them find it.
const kept = globalThis as typeof globalThis & { clearshelf?: WebProcess }

/** This web service: composed once, at boot. */
export const webProcess = (): WebProcess =>
  (kept.clearshelf ??= composeWeb(parseEnv(WebEnv, readEnvironment())))
