import 'server-only'

import { unstorableTexts } from '#lib/contracts/unstorable-texts.ts'

/** The query of a page's address: of a repeated name the first, and nothing that no text of ours can hold. */
export const pageQuery = async <Query extends Record<string, string | undefined>>(
  given: Promise<Query>,
): Promise<Query> => {
  const single = Object.entries(await given).flatMap(([name, value]: [string, unknown]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value
    return unstorableTexts(first).length === 0 ? [[name, first] as const] : []
  })
  return Object.fromEntries(single) as Query
}
