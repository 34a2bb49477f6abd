export type Random = () => number
export const oneOf = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T

// What breaks programs: edges of numbers and dates, other writing systems, signs that end lines, look like paths or queries.
export const NASTY: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  '\u202Eabc',
  'a\r\nBcc: x@example.com',
  '=1+1',
  "'; DROP TABLE store; --",
  '../../etc/passwd',
  '%ff',
  '%00',
  'ÅÄÖ 日本 🙂',
  'x'.repeat(5000),
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
  [],
  [[]],
  {},
  { __proto__: null, constructor: { prototype: 1 } },
  Array.from({ length: 300 }, (_, i) => i),
]

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The same body with one part of it, however deep, replaced, left out or doubled. */
export const bent = (random: Random, body: unknown): unknown => {
  if (random() < 0.08) return oneOf(random, NASTY)
  if (Array.isArray(body)) {
    if (body.length === 0 || random() < 0.2) return [...(body as unknown[]), oneOf(random, NASTY)]
    const at = Math.floor(random() * body.length)
    return body.with(at, bent(random, body[at]))
  }
  if (typeof body !== 'object' || body === null) return oneOf(random, NASTY)
  const entries = Object.entries(body)
  if (entries.length === 0 || random() < 0.15)
    return { ...body, [`k${Math.floor(random() * 9)}`]: oneOf(random, NASTY) }
  const at = Math.floor(random() * entries.length)
  if (random() < 0.2) return Object.fromEntries(entries.toSpliced(at, 1))
  return Object.fromEntries(entries.map(([key, value], i) => [key, i === at ? bent(random, value) : value]))
}
