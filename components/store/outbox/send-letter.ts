import type { Kind, Letter } from './entry.ts'
import { toldByLine } from './line-state.ts'
import { judgeAnswer, type Outcome } from './outcome.ts'

const ADDRESSES: Record<Kind, string> = {
  acknowledge: '/api/store/answers',
  report: '/api/store/answers',
  take_back: '/api/store/answers',
  choose: '/api/store/answers',
  stock: '/api/store/answers',
  photo: '/api/store/photos',
}
const PATIENCE_MS = 20_000
// 300 KB, over a network that hardly is one.
const PHOTO_PATIENCE_MS = 90_000

/** One try over the network. What did not arrive, or was not heard, is for later. */
export const sendLetter = async (key: string, { kind, text, bytes }: Letter): Promise<Outcome> => {
  try {
    const response = await fetch(ADDRESSES[kind], {
      method: 'POST',
      ...(bytes
        ? { headers: { 'content-type': 'image/jpeg', 'x-photo': encodeURIComponent(text) }, body: bytes }
        : {
            headers: {
              'content-type': 'application/json',
              'idempotency-key': key,
              'x-sent-at': new Date().toISOString(),
            },
            body: text,
          }),
      signal: AbortSignal.timeout(bytes ? PHOTO_PATIENCE_MS : PATIENCE_MS),
    })
    const said: unknown = await response.json().catch(() => null)
    toldByLine(true)
    return judgeAnswer(response.status, response.headers.get('retry-after'), said)
  } catch {
    toldByLine(false)
    return { kind: 'later', afterMs: null, reached: false }
  }
}
