/** Bounds of a JSON text: far above anything that a schema describes, and low enough that nobody waits for it. */
const MOST_DEPTH = 24
const MOST_FIELDS_OF_ONE = 2000
const MOST_PARTS = 150_000

const QUOTE = 0x22
const BACKSLASH = 0x5c

export type JsonFault = { fault: 'MALFORMED_JSON' | 'PAYLOAD_TOO_LARGE'; detail: string }

const tooDeep: JsonFault = {
  fault: 'MALFORMED_JSON',
  detail: `The body is nested deeper than ${MOST_DEPTH} levels.`,
}
const tooWide: JsonFault = {
  fault: 'PAYLOAD_TOO_LARGE',
  detail: `One object has at most ${MOST_FIELDS_OF_ONE} fields.`,
}
const tooMany: JsonFault = {
  fault: 'PAYLOAD_TOO_LARGE',
  detail: `A body has at most ${MOST_PARTS} values. Send it in several parts.`,
}

/**
 * Counts what a JSON text is made of while its bytes arrive, before anybody builds it: an object of 700,000 fields takes
 * seconds to build, and all others wait. Answers what is too much, or null. Whether the text is JSON is not judged here.
 */
export const jsonBounds = (): ((chunk: Uint8Array) => JsonFault | null) => {
  // The objects and arrays that are open, the innermost last; of each how many commas it has so far.
  const isObject: boolean[] = []
  const commas: number[] = []
  let parts = 0
  let inText = false
  let escaped = false

  const afterText = (chunk: Uint8Array, from: number): number => {
    for (let at = from; at < chunk.length; at += 1) {
      if (escaped) escaped = false
      else if (chunk[at] === BACKSLASH) escaped = true
      else if (chunk[at] === QUOTE) {
        inText = false
        return at + 1
      }
    }
    return chunk.length
  }

  return (chunk) => {
    let at = inText ? afterText(chunk, 0) : 0
    while (at < chunk.length) {
      switch (chunk[at]) {
        case QUOTE:
          inText = true
          at = afterText(chunk, at + 1)
          continue
        case 0x2c: {
          // ,
          const inner = commas.length - 1
          const more = (commas[inner] ?? 0) + 1
          commas[inner] = more
          if (isObject[inner] && more >= MOST_FIELDS_OF_ONE) return tooWide
          if (++parts > MOST_PARTS) return tooMany
          break
        }
        case 0x7b: // {
        case 0x5b: // [
          isObject.push(chunk[at] === 0x7b)
          if (commas.push(0) > MOST_DEPTH) return tooDeep
          if (++parts > MOST_PARTS) return tooMany
          break
        case 0x7d: // }
        case 0x5d: // ]
          isObject.pop()
          commas.pop()
          break
        default:
      }
      at += 1
    }
    return null
  }
}
