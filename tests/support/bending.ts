export type Chance = () => number
export const oneOf = <T>(chance: Chance, values: readonly T[]): T =>
  values[Math.floor(chance() * values.length)] as T

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
export const bent = (chance: Chance, body: unknown): unknown => {
  if (chance() < 0.08) return oneOf(chance, NASTY)
  if (Array.isArray(body)) {
    if (body.length === 0 || chance() < 0.2) return [...(body as unknown[]), oneOf(chance, NASTY)]
    const at = Math.floor(chance() * body.length)
    return body.with(at, bent(chance, body[at]))
  }
  if (typeof body !== 'object' || body === null) return oneOf(chance, NASTY)
  const entries = Object.entries(body)
  if (entries.length === 0 || chance() < 0.15)
    return { ...body, [`k${Math.floor(chance() * 9)}`]: oneOf(chance, NASTY) }
  const at = Math.floor(chance() * entries.length)
  if (chance() < 0.2) return Object.fromEntries(entries.toSpliced(at, 1))
  return Object.fromEntries(entries.map(([key, value], i) => [key, i === at ? bent(chance, value) : value]))
}
