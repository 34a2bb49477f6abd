import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { ImportKind, ImportSettings } from '#lib/domain/catalog/import/catalog-import.ts'
import type { StoredImport } from '#lib/ports/imports.ts'
import { ok } from '#lib/domain/result.ts'
import { applyImport } from '#lib/use-cases/catalog/import/apply-import.ts'
import { checkImport } from '#lib/use-cases/catalog/import/check-import.ts'
import { uploadImport } from '#lib/use-cases/catalog/import/upload-import.ts'

import type { World } from './world.ts'

const inChunks = async function* (bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

type File = { kind: ImportKind; text: string | Uint8Array }

type Found = StoredImport & { fault: string | null; preview: string | null }

/** Somebody at work with a file, as the console lets them. */
export const importsOf = (world: World, actor: PersonActor) => {
  const { web, truth } = world
  const find = async (importId: string): Promise<Found> => {
    const found = await web.transact(actor, async ({ imports }) => ok(await imports.find(importId)))
    if (!found.ok || !found.value) throw new Error('There is no such import.')
    return found.value as Found
  }
  const send = ({ kind, text }: File) =>
    uploadImport(web)(actor, {
      kind,
      fileName: `${kind}.csv`,
      bytes: inChunks(typeof text === 'string' ? Buffer.from(text) : text),
    })
  /** Sent, and read by a worker. */
  const upload = async (file: File) => {
    const sent = await send(file)
    await world.comeToRest()
    return sent
  }
  const check = async (importId: string, over: Partial<ImportSettings> = {}) => {
    const { settings } = await find(importId)
    const asked = await checkImport(web)(actor, { importId, settings: { ...settings, ...over } })
    if (!asked.ok) return asked
    await world.comeToRest()
    return ok(await find(importId))
  }
  const apply = async (importId: string, wish: { leaveOut?: boolean; typed?: string } = {}) => {
    const asked = await applyImport(web)(actor, { importId, leaveOut: false, typed: '', ...wish })
    if (!asked.ok) return asked
    await world.comeToRest()
    return ok(await find(importId))
  }
  return {
    find,
    send,
    upload,
    check,
    apply,
    /** Uploaded and checked with what was guessed. */
    checked: async (file: File, over: Partial<ImportSettings> = {}) => {
      const uploaded = await upload(file)
      if (!uploaded.ok) throw new Error(uploaded.rejection.detail)
      const checked = await check(uploaded.value.importId, over)
      if (!checked.ok) throw new Error(JSON.stringify(checked.rejection))
      return checked.value
    },
    /** What was said about its rows. */
    notes: (importId: string) =>
      truth.rows<{ line: number; verdict: string; codes: string[] }>(
        `SELECT line, verdict, ARRAY(SELECT n ->> 'code' FROM jsonb_array_elements(coalesce(errors, '[]') || coalesce(notices, '[]')) n) AS codes
         FROM catalog_import_row WHERE import_id = $1 AND verdict IS NOT NULL ORDER BY line`,
        [importId],
      ),
  }
}
