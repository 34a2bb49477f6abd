import 'server-only'

import { getMessages } from 'next-intl/server'

/** The words around messages to a phone. */
export const pushTexts = async () => (await getMessages()).push
