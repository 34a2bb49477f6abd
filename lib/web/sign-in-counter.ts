import 'server-only'

import { fromUnknownBrowsers } from '#lib/use-cases/identity/sign-in.ts'

import { webProcess } from './process.ts'

/** The counter of the sign-ins that failed with this address in browsers that it never used. */
export const signInCounter = (email: string): Uint8Array<ArrayBuffer> =>
  webProcess().ports.digest(fromUnknownBrowsers(email))
