import { judgeAnswer, type Outcome } from './outcome.ts'

const PATIENCE_MS = 20_000

/** One try over the network. What did not arrive, or was not heard, is for later. */
export const sendAnswer = async (key: string, body: string): Promise<Outcome> => {
  try {
    const response = await fetch('/api/store/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const said: unknown = await response.json().catch(() => null)
    return judgeAnswer(response.status, response.headers.get('retry-after'), said)
  } catch {
    return { kind: 'later', afterMs: null }
  }
}
