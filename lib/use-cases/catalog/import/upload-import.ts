import type { Actor } from '#lib/domain/identity/actor.ts'
import { MAX_IMPORT_BYTES, type ImportKind } from '#lib/domain/catalog/import/catalog-import.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

export type UploadInput = { kind: ImportKind; fileName: string; bytes: AsyncIterable<Uint8Array> }

const PIECE = 256 * 1024

/**
 * Keeps a file as it arrives, piece by piece, each in a transaction of its own: nothing waits for the network within one.
 * No byte is looked at: that is a worker's, beside which no page waits. An upload that breaks off leaves nothing behind.
 */
export const uploadImport =
  (ports: Needs) =>
  async (actor: Actor, { kind, fileName, bytes }: UploadInput): Promise<Result<{ importId: string }>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    const uploadedBy = personOf(actor)
    if (uploadedBy === null) return rejected('FORBIDDEN')
    const { transact, clock, random } = ports
    const importId = random.id()
    await transact(actor, async (tx) => {
      await tx.imports.start({ id: importId, kind, fileName, uploadedBy, at: clock.now() })
      return ok(null)
    })
    let whole = false
    try {
      const size = await keepAll(ports, actor, importId, bytes)
      if (size > MAX_IMPORT_BYTES) return tooLarge
      await transact(actor, async (tx) => {
        await tx.imports.change(importId, { state: 'reading', bytes: size })
        return ok(null)
      })
      whole = true
      return ok({ importId })
    } finally {
      if (!whole) await forget(ports, actor, importId)
    }
  }

const TOO_LARGE = 'The file is larger than 100 MB. Split it into several files.'
const tooLarge = reject({
  code: 'IMPORT_UNREADABLE' as const,
  detail: TOO_LARGE,
  errors: [{ path: 'file', code: 'too_large', message: TOO_LARGE }],
})

/** Answers how many bytes arrived; more than are allowed are neither kept nor waited for. */
const keepAll = async (
  { transact }: Needs,
  actor: Actor,
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> => {
  let [position, size] = [0, 0]
  for await (const piece of inPieces(bytes)) {
    size += piece.length
    if (size > MAX_IMPORT_BYTES) return size
    await transact(actor, async (tx) => {
      await tx.imports.keep(importId, position, piece)
      return ok(null)
    })
    position += 1
  }
  return size
}

/** The same bytes, in pieces of one size; the last one may be shorter. */
async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(PIECE)
  let filled = 0
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length;) {
      const some = chunk.subarray(at, at + PIECE - filled)
      piece.set(some, filled)
      at += some.length
      filled += some.length
      if (filled < PIECE) continue
      yield piece
      piece = new Uint8Array(PIECE)
      filled = 0
    }
  if (filled > 0) yield piece.subarray(0, filled)
}

const forget = ({ transact }: Needs, actor: Actor, importId: string): Promise<unknown> =>
  transact(actor, async (tx) => {
    await tx.imports.forget(importId)
    return ok(null)
  })
