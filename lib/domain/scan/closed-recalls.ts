import { before, days, type Duration } from '../duration.ts'
import { boundsOf, lotVerdict } from '../recall/scope.ts'

import { judgeScan, type Ground, type JudgedLine, type JudgedRecall, type Verdict } from './judge-scan.ts'
import type { Pack } from './read-pack.ts'

// A pack may lie in a freezer for so long.
const REMEMBERED_FOR: Duration = days(730)

/** Recalls that were closed since then still say which packs were theirs. */
export const rememberedSince = (now: Date): Date => before(now, REMEMBERED_FOR)

/**
 * Those of the closed recalls that the pack was meant by, or is too like what they meant. What came to the shelves after a
 * recall was closed is new: a closed recall speaks of the lots and dates that it named, and of nothing that is only unread.
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

const LIKE: ReadonlySet<Verdict['why']> = new Set([
  'in_scope',
  'lot_near_recalled',
  'date_near_recalled',
  'several_readings',
])

const means = (scope: readonly JudgedLine[], pack: Pack, ground: Ground): boolean =>
  scope
    // Its list will grow no more: a lot that it does not name is none of it.
    .map((line) => ({ ...line, complete: true }))
    .some((line) => {
      const { why } = judgeScan({ priority: 'low', scope: [line] }, pack, ground)
      if (namesLots(line)) return LIKE.has(why) || (why === 'date_not_read' && hasLotOf(line, pack))
      return namesDates(line) && LIKE.has(why)
    })

const hasLotOf = (line: JudgedLine, { readings }: Pack): boolean =>
  readings.some(({ lot }) => lotVerdict(line, lot) === 'yes')

const namesLots = (line: JudgedLine): boolean =>
  line.lots.length > 0 || boundsOf(line).some((end) => end !== null)

const namesDates = (line: JudgedLine): boolean =>
  !namesLots(line) && Boolean(line.expiresFrom || line.expiresTo)
