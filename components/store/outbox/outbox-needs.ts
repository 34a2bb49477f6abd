import type { Letter, Shelf } from './entry.ts'
import type { Outcome } from './outcome.ts'
import type { Sealing } from './sealing.ts'

export type Standing = 'idle' | 'sending' | 'waiting' | 'signed_out'

export type OutboxNeeds = Sealing & {
  storeId: string
  shelf: Shelf
  /** One try. A network that fails is an outcome, not an exception. */
  send(key: string, letter: Letter): Promise<Outcome>
  /** Runs the work when no other tab of this phone runs its own. */
  lock(work: () => Promise<void>): Promise<void>
  newKey(): string
  fraction(): number
  /** Calls back after a while; answers how to call it off. */
  timer(work: () => void, ms: number): () => void
  /** Keeps a copy of what is thrown away. */
  copy(noticeId: string, key: string, text: string): Promise<void>
  changed(): void
}
