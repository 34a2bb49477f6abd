import 'server-only'

import { notFound } from 'next/navigation'

import { isUuid } from '#lib/domain/format/uuid.ts'

/** An id from an address. What cannot be one names nothing. */
export const pageId = (text: string): string => (isUuid(text) ? text : notFound())
