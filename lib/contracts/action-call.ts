const MOST_BYTES = 1024 * 1024
const MOST_LEVELS = 100

type Parts = (id: string) => unknown

/** Why a call of a server action cannot be read, as an HTTP status; null if it can. Next itself would answer 500. */
export const actionCallFault = (text: string): 400 | 413 | null => {
  if (text.length > MOST_BYTES) return 413
  const root = parsed(text)
  return isCall(root, (id) => (id === '0' ? root : undefined)) ? null : 400
}

/** The same for a form: `0` is the call, and refers to the other fields by their numbers. */
export const formCallFault = (form: FormData): 400 | null => {
  const parts = new Map([...form].map(([name, value]) => [name, value]))
  // Each is read once, however often it is referred to.
  const read = new Map<string, unknown>()
  const json = (id: string): unknown => {
    if (!read.has(id)) read.set(id, parsed(parts.get(id)))
    return read.get(id)
  }
  return isCall(json('0'), json, true) ? null : 400
}

const parsed = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined
  } catch {
    return undefined
  }
}

const isCall = (root: unknown, parts: Parts, isForm = false): boolean =>
  Array.isArray(root) && isReadable(root, parts, isForm, MOST_LEVELS)

const isReadable = (value: unknown, parts: Parts, isForm: boolean, left: number): boolean => {
  if (typeof value === 'string') return !value.startsWith('$') || isKnown(value.slice(1), parts, isForm)
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every((inner) => isReadable(inner, parts, isForm, left - 1))
}

/** React marks three things with a dollar: text that begins with one, values that JSON lacks, and references. */
const isKnown = (said: string, parts: Parts, isForm: boolean): boolean => {
  if (said.startsWith('$') || /^(undefined|NaN|-?Infinity|-0)$/.test(said)) return true
  if (said.startsWith('D')) return !Number.isNaN(Date.parse(said.slice(1)))
  if (isForm && /^K[\da-f]+$/.test(said)) return true
  const [id = '', ...path] = said.split(':')
  return /^[\da-f]+$/.test(id) && at(parts(id), path) !== undefined
}

const at = (value: unknown, path: string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  )
