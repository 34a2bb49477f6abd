import 'server-only'

/** A document to print, opened by the browser. Made anew each time: nothing of it is kept. */
export const pdfAnswer = (bytes: Uint8Array<ArrayBuffer>, name: string, requestId: string): Response =>
  new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${name}"`,
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  })
