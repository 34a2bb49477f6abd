import type { FileNote, FileReading } from '#lib/domain/catalog/import/catalog-import.ts'
import { guessSettings } from '#lib/domain/catalog/import/guess-settings.ts'
import { ok } from '#lib/domain/result.ts'
import type { StagedRow } from '#lib/ports/imports.ts'

import { actorOf, holdOn, underLease, type HeldImport, type ImportNeeds } from './held-import.ts'

// The page shows them, and each step reads them with the import: a cell may be a megabyte.
const SAMPLE = { rows: 50, chars: 200 }

type Read = { rows: number; reading: FileReading; sample: string[][] }
type Fault = FileNote & { preview?: string }

/** Makes staged rows of the bytes that were kept, lot by lot. Whoever follows a worker that died begins anew. */
export const readImport = async (ports: ImportNeeds, held: HeldImport): Promise<void> => {
  const begun = await underLease(ports, held, async ({ encoding }, { imports }) => {
    await imports.clear(held.importId)
    return ok(encoding)
  })
  if (!begun.ok) return
  const read: Read = { rows: 0, reading: { encoding: '', delimiter: '', notes: [] }, sample: [] }
  for await (const part of ports.catalogFiles.read(pieces(ports, held), begun.value)) {
    if (part.part === 'fault') return refuse(ports, held, part.fault)
    if (part.part === 'reading') read.reading = part.reading
    if (part.part === 'notes') read.reading.notes.push(...part.notes)
    if (part.part !== 'rows') continue
    if (!(await stageLot(ports, held, read, part.rows))) return
  }
  await finish(ports, held, read)
}

/** The file as it was kept. The lease is kept with it, also while no row comes of it: a file may be all empty lines. */
async function* pieces(ports: ImportNeeds, held: HeldImport): AsyncGenerator<Uint8Array> {
  let done = 0
  for (let position = 0; ; position += 1) {
    const piece = await ports.transact(actorOf(held), async ({ imports }) =>
      ok(await imports.piece(held.importId, position)),
    )
    if (!piece.ok || piece.value === null) return
    done += piece.value.length
    if (position % 4 === 3) await holdOn(ports, held, done)
    yield piece.value
  }
}

const stageLot = async (
  ports: ImportNeeds,
  held: HeldImport,
  read: Read,
  rows: StagedRow[],
): Promise<boolean> => {
  read.rows += rows.length
  for (const { cells } of rows.slice(0, Math.max(0, SAMPLE.rows - read.sample.length)))
    read.sample.push(cells.map((cell) => cell.slice(0, SAMPLE.chars)))
  const staged = await underLease(ports, held, async (_, { imports }) => {
    await imports.stage(held.importId, rows)
    return ok(null)
  })
  return staged.ok
}

const finish = async (
  ports: ImportNeeds,
  held: HeldImport,
  { reading, rows, sample }: Read,
): Promise<void> => {
  await underLease(ports, held, async ({ kind }, { imports }) => {
    const { settings, notes } = guessSettings(kind, sample)
    const change = { rows, sample, settings, reading: { ...reading, notes: [...reading.notes, ...notes] } }
    await imports.change(held.importId, {
      ...change,
      state: 'uploaded',
      fault: null,
      preview: null,
      progress: 0,
    })
    await imports.dropPieces(held.importId)
    return ok(null)
  })
}

/** Only what may be readable in another encoding is kept. */
const refuse = async (ports: ImportNeeds, held: HeldImport, { message, preview }: Fault): Promise<void> => {
  await underLease(ports, held, async (_, { imports }) => {
    await imports.clear(held.importId)
    if (preview === undefined) await imports.dropPieces(held.importId)
    const change = { state: 'unreadable' as const, fault: message, preview: preview ?? null, progress: 0 }
    await imports.change(held.importId, change)
    return ok(null)
  })
}
