import type { Priority } from './recall.ts'
import type { RecallStatus } from './lifecycle.ts'

type Standing = {
  status: RecallStatus
  priority: Priority
  authorId: string
  progress: { overdue: number; needsHelp: number }
}
type Reader = { personId: string; write: boolean; approve: boolean; issue: boolean; followUp: boolean }

export type Need = 'approve' | 'issue' | 'overdue' | 'help' | 'close' | 'finish_draft'

/** What this person can do next about a recall, the most pressing first; nothing, if it waits for others. */
export const needOf = (recall: Standing, reader: Reader): Need | null => {
  const { status, priority, authorId, progress } = recall
  const mine = authorId === reader.personId
  // Four eyes: an author who waits for somebody else has nothing to do.
  if (status === 'in_review') return reader.approve && !(mine && priority === 'high') ? 'approve' : null
  if (status === 'approved') return reader.issue ? 'issue' : null
  if (status === 'issued' && reader.followUp) {
    if (progress.overdue > 0) return 'overdue'
    return progress.needsHelp > 0 ? 'help' : null
  }
  if (status === 'closing') return reader.approve ? 'close' : null
  return status === 'draft' && mine && reader.write ? 'finish_draft' : null
}

const RANK: Record<Need, number> = { overdue: 0, help: 1, approve: 2, issue: 3, close: 4, finish_draft: 5 }
const RISK: Record<Priority, number> = { high: 0, medium: 1, low: 2 }

/** Risk first, then what is late, then the newest as they came. */
export const byUrgency = (a: Standing, b: Standing): number =>
  Math.sign(b.progress.overdue) - Math.sign(a.progress.overdue) ||
  RISK[a.priority] - RISK[b.priority] ||
  b.progress.overdue - a.progress.overdue

export const byNeed = (a: { need: Need; recall: Standing }, b: { need: Need; recall: Standing }): number =>
  RANK[a.need] - RANK[b.need] || byUrgency(a.recall, b.recall)
