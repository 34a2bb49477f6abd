/** An opaque place in a list: the key of the last row that was handed out. */
const toCursor = (key: string): string => Buffer.from(key, 'utf8').toString('base64url')

export const fromCursor = (cursor: string | undefined): string | null =>
  cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : null

/** One more row was read than asked for: if it is there, there is a next page. */
export const pageOf = <Row, View>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => string,
  toView: (row: Row) => View,
) => {
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  return { data: some.map(toView), nextCursor: rows.length > limit && last ? toCursor(keyOf(last)) : null }
}
