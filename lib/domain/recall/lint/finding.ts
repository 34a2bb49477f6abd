import type { RecallContent } from '../recall.ts'

/**
 * What the linter has to say about a text. An error is wrong whoever writes it and keeps the recall from review; a
 * warning may be let stand for a reason, which those who approve read.
 */
export type Finding = {
  severity: 'error' | 'warning'
  /** Stable: a reason is kept under it. */
  code: string
  /** What is wrong and what to do, for the author. */
  message: string
  /** Path within the content, such as `scope.0.identificationHint`. */
  field: string
}

/** What the linter knows beside the text. */
export type LintFacts = {
  /** The day of judgement, YYYY-MM-DD. */
  today: string
  /** What the products of the scope are called, as far as it is known. */
  productNames?: Readonly<Record<string, string>>
  /** How long a link in a message is, so that text messages are counted as they will be sent. */
  linkLength?: number
}

export type LintRule = (content: RecallContent, facts: LintFacts) => Finding[]

export const error = (code: string, field: string, message: string): Finding => ({
  severity: 'error',
  code,
  message,
  field,
})
export const warning = (code: string, field: string, message: string): Finding => ({
  severity: 'warning',
  code,
  message,
  field,
})
