import type { Ladder } from './ladder.ts'

/** Who hears what of a recall if its stores stay silent. */
export type RecallLadderView = {
  ladder: Ladder
  /** When it came into force; null: before the issue, and it may still change. */
  takenAt: string | null
  /** Another one is set by now. */
  outdated: boolean
  /** For how many stores each step was taken, by its minutes. */
  taken: Record<string, number>
  /** Stores whose step is due and was not taken: the ladder has stopped. */
  lateStores: number
}
