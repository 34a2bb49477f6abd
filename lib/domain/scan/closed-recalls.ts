import { before, days, type Duration } from '../duration.ts'
import { boundsOf } from '../recall/scope.ts'

import { judgeScan, type Ground, type JudgedLine, type JudgedRecall, type Verdict } from './judge-scan.ts'
import type { Pack } from './read-pack.ts'

// A pack may lie in a freezer for so long.
const REMEMBERED_FOR: Duration = days(730)

/** Recalls that were closed since then still say which packs were theirs. */
export const rememberedSince = (now: Date): Date => before(now, REMEMBERED_FOR)

/**
 * Those of the closed recalls that the pack was meant by, or that do not rule it out: nobody looks for its packs any more, so
 * what is left of them is on sale. A recall of a whole product is over when it is closed: what comes then is like what went.
 */
export const closedThatMean = <Recall extends JudgedRecall>(
  closed: readonly Recall[],
  pack: Pack,
  ground: Ground,
): Recall[] => closed.filter(({ scope }) => means(scope, pack, ground))

/** A pack that no open recall means may have been overlooked by one that is closed: it is not passed. */
export const judgeClosed = (
  verdict: Verdict,
  closed: readonly JudgedRecall[],
  pack: Pack,
  ground: Ground,
): Verdict =>
  verdict.word === 'not_recalled' && closedThatMean(closed, pack, ground).length > 0
    ? { word: 'check', why: 'recalled_before', nearestLots: [] }
    : verdict

const means = (scope: readonly JudgedLine[], pack: Pack, ground: Ground): boolean => {
  // Its list will grow no more: a lot that it does not name is none of it. Nor does it grow old.
  const lines = scope.filter(tellsPacks).map((line) => ({ ...line, complete: true }))
  if (lines.length === 0) return false
  return judgeScan({ priority: 'low', scope: lines }, pack, { ...ground, age: 0 }).word !== 'not_recalled'
}

const tellsPacks = (line: JudgedLine): boolean =>
  line.lots.length > 0 ||
  boundsOf(line).some((end) => end !== null) ||
  Boolean(line.expiresFrom || line.expiresTo)
