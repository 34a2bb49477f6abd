import 'server-only'

import { notFound } from 'next/navigation'

/** An id from an address. What cannot be one names nothing. */
export const pageId = (text: string): string =>
  /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) ? text : notFound()
