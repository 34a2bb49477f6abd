import 'server-only'

import { webProcess } from './process.ts'
import { ownUrl } from './session-cookie.ts'

/**
 * Whether a request that changes something comes from a page of ours. Both headers must agree; one without Origin is
 * refused, which Server Actions alone would let pass.
 */
export const isSameOrigin = (headers: Headers): boolean => {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  return origin === ownUrl(webProcess().env) && (site === null || site === 'same-origin')
}
