import 'server-only'

/** A JSON answer with its request id, kept by nobody on the way. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  requestId: string,
  headers: Record<string, string> = {},
): Response =>
  Response.json(body, {
    status,
    headers: { 'x-request-id': requestId, 'cache-control': 'no-store', ...headers },
  })
