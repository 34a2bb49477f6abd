import 'server-only'

import { importDetail } from '#lib/queries/catalog/imports/import-detail.ts'
import { importRows } from '#lib/queries/catalog/imports/import-rows.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'

import { csvAnswer } from './csv-answer.ts'
import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

const HEADER = ['Row', 'Column', 'Field', 'Value', 'Code', 'Problem']
const AT_ONCE = 500

/** The errors of an import by row and column, for whoever has to correct the file. */
export const importErrors = (request: Request, id: string): Promise<Response> =>
  observed(request, '/imports/[id]/errors.csv', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    const { db } = webProcess()
    const known = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)
    const found = known ? await importDetail(db, signed.actor, { id }) : null
    if (!found?.ok)
      return found ? rejectionProblem(found.rejection, requestId) : problem('IMPORT_NOT_FOUND', requestId)
    const { fileName, columns } = found.value
    const nameOf = (column: number | null) => (column === null ? '' : (columns[column]?.name ?? ''))
    return csvAnswer(
      `errors-${fileName}`.replace(/\.csv$/i, '') + '.csv',
      HEADER,
      lines(signed.actor, id, nameOf),
    )
  })

async function* lines(actor: PersonActor, id: string, nameOf: (column: number | null) => string) {
  const { db } = webProcess()
  for (let cursor: string | undefined; ;) {
    const page = await importRows(db, actor, { id, show: 'error', limit: AT_ONCE, cursor })
    if (!page.ok) return
    for (const { line, errors } of page.value.data)
      for (const { column, label, value, code, message } of errors)
        yield [line, nameOf(column), label, value, code, message]
    if (page.value.nextCursor === null) return
    cursor = page.value.nextCursor
  }
}
