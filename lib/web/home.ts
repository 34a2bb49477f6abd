import 'server-only'

import { webProcess } from './process.ts'

/** Where somebody arrives on this surface. */
export const homeOf = (): '/recalls' | '/inbox' =>
  webProcess().env.SURFACE === 'recall' ? '/recalls' : '/inbox'
