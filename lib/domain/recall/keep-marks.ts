import type { ScopeLine } from './recall.ts'

/**
 * The new scope, with where to look on the pack as the current one says it, wherever the new one says nothing of it: programs
 * that add a lot send lots, and a store that is told anew would no longer know where to read them.
 */
export const keepMarks = (before: readonly ScopeLine[], after: readonly ScopeLine[]): ScopeLine[] =>
  after.map((line) => {
    if (line.identificationHint || line.pictureId) return line
    const marked = before.find(
      (old) => old.gtin === line.gtin && Boolean(old.identificationHint || old.pictureId),
    )
    if (!marked) return line
    const { identificationHint = null, pictureId = null } = marked
    return { ...line, identificationHint, pictureId }
  })
