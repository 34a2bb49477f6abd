import type { WorkerPorts } from '#lib/compose.ts'
import { claimImport, giveImportBack, runImport } from '#lib/use-cases/catalog/import/run-import.ts'

// Up to here a file is read, checked or applied within seconds.
const SMALL = 2 * 1024 * 1024

/** Does the next step of the import that has waited longest. Answers how many there were: one, or none. */
export const runNextImport = (ports: WorkerPorts): Promise<number> => runNext(ports, null)

/** The same for files that are small: none of them waits for somebody's hundred megabytes. */
export const runSmallImport = (ports: WorkerPorts): Promise<number> => runNext(ports, SMALL)

const runNext = async (ports: WorkerPorts, mostBytes: number | null): Promise<number> => {
  const held = await claimImport(ports)(mostBytes)
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
