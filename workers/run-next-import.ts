import type { WorkerPorts } from '#lib/compose.ts'
import { claimImport, giveImportBack, runImport } from '#lib/use-cases/catalog/import/run-import.ts'

/** Does the next step of the import that has waited longest. Answers how many there were: one, or none. */
export const runNextImport = async (ports: WorkerPorts): Promise<number> => {
  const held = await claimImport(ports)()
  if (!held) return 0
  try {
    await runImport(ports)(held)
  } catch (error) {
    ports.log.error('import.failed', { error })
    // If this fails too, the lease runs out and the step is done again.
    await giveImportBack(ports)(held)
  }
  return 1
}
