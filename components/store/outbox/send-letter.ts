import type { Kind, Letter } from './entry.ts'
import { judgeAnswer, type Outcome } from './outcome.ts'

const ADDRESSES: Record<Kind, string> = {
  acknowledge: '/api/store/answers',
  report: '/api/store/answers',
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
        : { headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: text }),
      signal: AbortSignal.timeout(bytes ? PHOTO_PATIENCE_MS : PATIENCE_MS),
    })
    const said: unknown = await response.json().catch(() => null)
    return judgeAnswer(response.status, response.headers.get('retry-after'), said)
  } catch {
    return { kind: 'later', afterMs: null }
  }
}
