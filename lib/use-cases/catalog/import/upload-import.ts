import type { Actor } from '#lib/domain/identity/actor.ts'
import type { FileNote, FileReading, ImportKind } from '#lib/domain/catalog/import/catalog-import.ts'
import { guessSettings } from '#lib/domain/catalog/import/guess-settings.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'chance' | 'catalogFiles'>

export type UploadInput = {
  kind: ImportKind
  fileName: string
  /** Null: as the file itself says. */
  encoding: 'windows-1252' | null
  bytes: AsyncIterable<Uint8Array>
}

const SAMPLE = 50

type Read = { bytes: number; rows: number; reading: FileReading; sample: string[][] }

/**
 * Takes a file in as it arrives, lot by lot, each in a transaction of its own: nothing waits for the network within one.
 * Whatever ends it early, an unreadable byte or a closed browser, leaves nothing behind.
 */
export const uploadImport =
  (ports: Needs) =>
  async (actor: Actor, input: UploadInput): Promise<Result<{ importId: string }>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    const uploadedBy = personOf(actor)
    if (uploadedBy === null) return rejected('FORBIDDEN')
    const { transact, clock, chance } = ports
    const importId = chance.id()
    const { kind, fileName } = input
    await transact(actor, async (tx) => {
      await tx.imports.start({ id: importId, kind, fileName, uploadedBy, at: clock.now() })
      return ok(null)
    })
    let whole = false
    try {
      const read = await stage(ports, actor, importId, input)
      if ('fault' in read) return unreadable(read.fault)
      await finish(ports, actor, importId, kind, read)
      whole = true
      return ok({ importId })
    } finally {
      if (!whole) await forget(ports, actor, importId)
    }
  }

type Fault = FileNote & { preview?: string }

const unreadable = ({ code, message, preview }: Fault) =>
  reject({
    code: 'IMPORT_UNREADABLE' as const,
    detail: message,
    errors: [{ path: 'file', code, message: preview ?? message }],
  })

const stage = async (
  { transact, catalogFiles }: Needs,
  actor: Actor,
  importId: string,
  { bytes, encoding }: UploadInput,
): Promise<Read | { fault: Fault }> => {
  const read: Read = { bytes: 0, rows: 0, reading: { encoding: '', delimiter: '', notes: [] }, sample: [] }
  for await (const part of catalogFiles.read(bytes, encoding)) {
    if (part.part === 'fault') return part
    if (part.part === 'reading') read.reading = part.reading
    if (part.part === 'notes') read.reading.notes.push(...part.notes)
    if (part.part !== 'rows') continue
    read.bytes = part.bytes
    read.rows += part.rows.length
    if (read.sample.length < SAMPLE)
      read.sample.push(...part.rows.slice(0, SAMPLE - read.sample.length).map(({ cells }) => cells))
    await transact(actor, async (tx) => {
      await tx.imports.stage(importId, part.rows)
      return ok(null)
    })
  }
  return read
}

const finish = async (
  { transact }: Needs,
  actor: Actor,
  importId: string,
  kind: ImportKind,
  { reading, ...read }: Read,
): Promise<void> => {
  const { settings, notes } = guessSettings(kind, read.sample)
  await transact(actor, async (tx) => {
    const change = { ...read, settings, reading: { ...reading, notes: [...reading.notes, ...notes] } }
    await tx.imports.change(importId, { ...change, state: 'uploaded' })
    return ok(null)
  })
}

const forget = ({ transact }: Needs, actor: Actor, importId: string): Promise<unknown> =>
  transact(actor, async (tx) => {
    await tx.imports.forget(importId)
    return ok(null)
  })
