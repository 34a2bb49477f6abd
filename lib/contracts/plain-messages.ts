import type { z } from 'zod'

// What a schema says by itself is for programmers. Said here once for all of them, in words for whoever filled in the field;
// a message of a schema's own comes first.

const TYPES: Partial<Record<string, string>> = {
  string: 'This should be text.',
  number: 'This should be a number.',
  int: 'This should be a whole number.',
  boolean: 'This should be true or false.',
  array: 'This should be a list.',
  object: 'This should be an object.',
  record: 'This should be an object.',
  date: 'This should be a date.',
}

const FORMATS: Partial<Record<string, string>> = {
  email: 'Enter an email address such as name@example.com.',
  url: 'Enter an address that starts with https://.',
  uuid: 'This isn’t a valid ID.',
  datetime: 'Enter a time such as 2026-03-02T14:00:00Z.',
  date: 'Enter a date such as 2026-03-02.',
}

const MOST_NAMED = 12

type Issue = z.core.$ZodRawIssue

const missing = (issue: Issue): boolean => issue.input === undefined || issue.input === null

const sizes = (n: number | bigint, origin: string, bound: 'At least' | 'At most'): string => {
  if (origin === 'string') return `${bound} ${n} character${n === 1 ? '' : 's'}.`
  if (origin === 'array' || origin === 'set' || origin === 'map')
    return `${bound} ${n} entr${n === 1 ? 'y' : 'ies'}.`
  return bound === 'At least' ? `${n} or more.` : `${n} or less.`
}

/** For `safeParse(value, { error })`. */
export const plainMessage = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return missing(issue) ? 'This is missing.' : (TYPES[issue.expected] ?? 'This isn’t valid.')
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'Fill this in.'
        : sizes(issue.minimum, issue.origin, 'At least')
    case 'too_big':
      return sizes(issue.maximum, issue.origin, 'At most')
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This isn’t in the expected format.'
    case 'invalid_value': {
      if (missing(issue)) return 'This is missing.'
      const values = issue.values.map(String)
      return values.length <= MOST_NAMED ? `One of: ${values.join(', ')}.` : 'This isn’t one of the options.'
    }
    default:
      return missing(issue) ? 'This is missing.' : 'This isn’t valid.'
  }
}
