import 'server-only'

import { CSV_BOM, csvLine } from '#lib/domain/format/csv.ts'

type Cells = readonly (string | number | null)[]

/** A CSV as a download, written as it is read: its length is no matter. */
export const csvAnswer = (fileName: string, header: Cells, rows: AsyncIterable<Cells>): Response => {
  const encoder = new TextEncoder()
  const source = rows[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(CSV_BOM + csvLine(header))),
    pull: async (controller) => {
      const { value, done } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(csvLine(value)))
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]+/g, '-')}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
