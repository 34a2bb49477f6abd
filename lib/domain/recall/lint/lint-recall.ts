import type { RecallContent } from '../recall.ts'
import { complete, nothingLeftToFill, translationsFollow, translationsWhole } from './complete.ts'
import { euHeadline, euWords } from './eu-words.ts'
import type { Finding, LintFacts, LintRule } from './finding.ts'
import { fitsOneText } from './message-length.ts'
import {
  calledByItsName,
  drillSaysSo,
  marksUrgent,
  noHarmlessHazard,
  saysHarm,
  saysStop,
  sellsNothing,
  tellsCustomers,
} from './must-convey.ts'
import { namesSize } from './pack-size.ts'
import { readsEasily } from './reading-level.ts'
import { datesAhead, everyLotOnPurpose, linesApart, rangesForwards, saysWhereToLook } from './which-packs.ts'

const RULES: readonly LintRule[] = [
  complete,
  nothingLeftToFill,
  euWords,
  calledByItsName,
  rangesForwards,
  euHeadline,
  saysHarm,
  saysStop,
  tellsCustomers,
  marksUrgent,
  noHarmlessHazard,
  drillSaysSo,
  sellsNothing,
  saysWhereToLook,
  namesSize,
  everyLotOnPurpose,
  datesAhead,
  linesApart,
  translationsWhole,
  translationsFollow,
  readsEasily,
  fitsOneText,
]

/** Everything there is to say about a text, errors first. The browser asks while one types, the server asks again. */
export const lintRecall = (content: RecallContent, facts: LintFacts): Finding[] => {
  const found = RULES.flatMap((rule) => rule(content, facts))
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ]
}
