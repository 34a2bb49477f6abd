import type { z } from 'zod'

import type { FieldError } from '#lib/domain/result.ts'

/** What is wrong, field by field, in the words of the schema. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: join([...issue.path, key]),
          code: 'unknown_field',
          message: 'This field is not known here.',
        }))
      : [{ path: join(issue.path), code: codeOf(issue), message: issue.message }],
  )

const join = (path: PropertyKey[]): string => path.map(String).join('.')

// Our own refinements carry their code in `params`.
const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code
