import type { z } from 'zod'

import type { FieldError } from '#lib/domain/result.ts'

/** Nobody reads more of one thing, and an answer must not be larger than what it answers. */
const MOST = 20

/** What is wrong, field by field, in the words of the schema; of very much, the first of it. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues
    .slice(0, MOST)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, MOST).map((key) => ({
            path: join([...issue.path, key]),
            code: 'unknown_field',
            message: 'This field isn’t recognized.',
          }))
        : [{ path: join(issue.path), code: codeOf(issue), message: issue.message.slice(0, 300) }],
    )
    .slice(0, MOST)

const join = (path: PropertyKey[]): string => path.map(String).join('.').slice(0, 200)

// Our own refinements carry their code in `params`.
const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code
