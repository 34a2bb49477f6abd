import type { Actor } from '#lib/domain/identity/actor.ts'
import { columnNames } from '#lib/domain/catalog/import/guess-settings.ts'
import { fieldsOf } from '#lib/domain/catalog/import/fields.ts'
import type { ImportSettings } from '#lib/domain/catalog/import/catalog-import.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredImport } from '#lib/ports/imports.ts'

import { changeImport } from './change-import.ts'

/** Takes the columns as the person chose them and hands the file to a worker to be held against the catalog. */
export const checkImport =
  (ports: Pick<Ports, 'transact'>) =>
  (
    actor: Actor,
    { importId, settings }: { importId: string; settings: ImportSettings },
  ): Promise<Result<null>> =>
    changeImport(ports, actor, { importId, from: ['uploaded', 'checked'] }, (found) => {
      const fault = settingsFault(found, settings)
      return fault ?? ok({ state: 'checking', settings, counts: null, fault: null, progress: 0 })
    })

const settingsFault = ({ kind, sample, rows }: StoredImport, settings: ImportSettings) => {
  const { header, mapping, whole } = settings
  if (header && rows < 2) return rejected('IMPORT_REFUSED', 'The file has a header and no rows below it.')
  const fields = fieldsOf(kind)
  const width = columnNames(sample, header).length
  const missing = fields.filter(
    ({ name, need }) =>
      mapping[name] === undefined && (need === 'key' || (kind === 'shipments' && need === 'new')),
  )
  const known = new Set(fields.map(({ name }) => name))
  const odd = Object.entries(mapping).some(
    ([name, column]) => !known.has(name) || column < 0 || column >= width,
  )
  if (odd) return rejected('IMPORT_REFUSED', 'A selected column isn’t in the file.')
  if (whole && kind === 'shipments')
    return rejected('IMPORT_REFUSED', 'Shipments are history, so a shipment file is never the complete list.')
  return missing.length === 0
    ? null
    : reject({
        code: 'IMPORT_REFUSED' as const,
        errors: missing.map(({ name, label }) => ({
          path: name,
          code: 'missing',
          message: `Choose the column for: ${label}.`,
        })),
      })
}
