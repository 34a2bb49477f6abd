import type { Actor } from '#lib/domain/identity/actor.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { ok, reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted, personOf } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

/** From the desk, where a draft may be unfinished and is named by the browser that writes it. */
type AtDesk = { recallId: string }

/** Starts a recall as a draft. No store hears of it. */
export const draftRecall =
  ({ transact, clock, random }: Needs) =>
  async (actor: Actor, content: RecallContent, atDesk?: AtDesk): Promise<Result<StoredRecall>> => {
    const allowed = permitted(actor, 'recall:write')
    if (!allowed.ok) return allowed
    const authorId = personOf(actor)
    if (!authorId) return rejected('FORBIDDEN', 'Only a person can write a recall.')
    return transact(actor, async (tx) => {
      const known = atDesk ? await tx.recalls.find(atDesk.recallId) : null
      if (known) return known.authorId === authorId ? ok(known) : rejected('RECALL_NOT_FOUND')
      const errors = atDesk ? [] : await unknownReferences(tx, null, content)
      if (errors.length > 0) return reject({ code: 'VALIDATION_FAILED', errors })
      const recall = await tx.recalls.insert({
        id: atDesk?.recallId ?? random.id(),
        content,
        authorId,
        status: 'draft',
        at: clock.now(),
      })
      await tx.audit({
        action: 'recall.drafted',
        subject: { type: 'recall', id: recall.id },
        data: { content },
      })
      return ok(recall)
    })
  }

/** A recall of a product that is not in the catalog, or to a store that is not, would silently reach nobody. */
export const unknownReferences = async (
  tx: Tx,
  /** Null: it does not exist yet, so it has no pictures either. */
  recallId: string | null,
  content: RecallContent,
): Promise<FieldError[]> => {
  const products = await tx.catalog.knownProducts(content.scope.map((line) => line.gtin))
  const stores = await tx.catalog.knownStores(content.target.storeNumbers)
  const lines = content.scope.flatMap((line, i) =>
    products.has(line.gtin)
      ? []
      : [
          {
            path: `scope.${i}.gtin`,
            code: 'unknown_product',
            message: `Product ${line.gtin} isn’t in the catalog.`,
          },
        ],
  )
  const unknown = content.target.storeNumbers.filter((number) => !stores.has(number))
  const meant = new Map((await tx.catalog.meantStores(unknown)).map((one) => [one.number, one.meant]))
  const listed = content.target.storeNumbers.flatMap((number, i) => {
    if (stores.has(number)) return []
    const offer = meant.get(number)
    const message = `Store ${number} doesn’t exist.${offer ? ` Did you mean ${offer}?` : ''}`
    return [{ path: `target.storeNumbers.${i}`, code: 'unknown_store', message }]
  })
  return [...lines, ...(await unknownPictures(tx, recallId, content)), ...listed]
}

// A store sees the pictures of its recall and no others: one of another recall would show it nothing.
const unknownPictures = async (
  tx: Tx,
  recallId: string | null,
  { scope }: RecallContent,
): Promise<FieldError[]> => {
  const ids = scope.flatMap(({ pictureId }) => (pictureId ? [pictureId] : []))
  if (ids.length === 0) return []
  const ready = recallId ? await tx.attachments.readyPictures(recallId, ids) : new Set<string>()
  return scope.flatMap(({ pictureId }, i) =>
    !pictureId || ready.has(pictureId)
      ? []
      : [
          {
            path: `scope.${i}.pictureId`,
            code: 'unknown_picture',
            message: 'This picture isn’t in this recall or isn’t ready. Choose it again.',
          },
        ],
  )
}
