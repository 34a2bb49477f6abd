import type { Drafts } from '../outbox/drafts.ts'

// A report with six photos has about 2 MB, and lies here twice while it changes from a draft into what is sent.
const LITTLE = 20 * 1024 * 1024

/** Whether what is left may not do. A browser that does not say is taken to have room. */
export const isTight = ({ quota, usage }: { quota?: number; usage?: number }): boolean =>
  quota !== undefined && quota - (usage ?? 0) < LITTLE

const TRIED = 2_000_000

/** Puts down as much as a report with its photos, and takes it away again. False: there is no room, not some other fault. */
export const hasRoom = async (drafts: Pick<Drafts, 'keepIn' | 'dropIn'>): Promise<boolean> => {
  const full = await drafts.keepIn('room', 'tried', 'x'.repeat(TRIED)).then(
    () => false,
    (error: unknown) => (error as Error).name === 'QuotaExceededError',
  )
  if (!full) await drafts.dropIn('room', ['tried'])
  return !full
}

/** Asks the browser not to throw away what waits here when it wants the room for something else. */
export const askToKeep = async (): Promise<void> => {
  const storage = navigator.storage as StorageManager | undefined
  if (!(await storage?.persisted?.())) await storage?.persist?.()
}
