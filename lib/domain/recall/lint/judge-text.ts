import type { FieldError } from '../../result.ts'
import type { RecallContent } from '../recall.ts'
import type { Finding, LintFacts } from './finding.ts'
import { lintRecall } from './lint-recall.ts'

const asFieldError = ({ field, code, message }: Finding): FieldError => ({ path: field, code, message })

/** What is wrong with a text whoever wrote it: with any of it a recall neither goes to review nor out. */
export const judgeText = (content: RecallContent, facts: LintFacts): FieldError[] =>
  lintRecall(content, facts)
    .filter(({ severity }) => severity === 'error')
    .map(asFieldError)

/** The warnings that nobody has given a reason for yet. */
export const unresolvedWarnings = (content: RecallContent, facts: LintFacts): Finding[] =>
  lintRecall(content, facts).filter(
    ({ severity, code }) => severity === 'warning' && !content.lintReasons?.[code]?.trim(),
  )
