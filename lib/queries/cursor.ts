import { isStorable } from '#lib/domain/storable-text.ts'

/** An opaque place in a list: the key of the last row that was handed out. */
export const toCursor = (key: string): string => Buffer.from(key, 'utf8').toString('base64url')

/** The key in a cursor. One that is not of our making names no place: the list begins anew. */
export const fromCursor = (cursor: string | undefined, shape = /./): string | null => {
  const key = cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : ''
  return isStorable(key) && shape.test(key) ? key : null
}

/** For lists in the order of their ids. */
export const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

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
