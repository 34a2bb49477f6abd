import type { ImportRows } from '#lib/ports/imports.ts'

import type { TransactionClient } from './database.ts'

/** The bytes of a file, as they were sent. */
export const importPieces = (
  tx: TransactionClient,
  tenantId: string,
): Pick<ImportRows, 'keep' | 'piece' | 'dropPieces'> => ({
  keep: async (importId, position, bytes) => {
    await tx.catalogImportPiece.createMany({
      data: [{ tenantId, importId, position, bytes: new Uint8Array(bytes) }],
    })
  },
  piece: async (importId, position) => {
    const row = await tx.catalogImportPiece.findFirst({ where: { tenantId, importId, position } })
    return row?.bytes ?? null
  },
  dropPieces: async (importId) => {
    await tx.catalogImportPiece.deleteMany({ where: { tenantId, importId } })
  },
})
