import { readdirSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'

// A form is a call from anywhere: whatever stands in its fields, it is read or refused, and never breaks what reads it.

const forms: [string, z.ZodType][] = []
for (const file of readdirSync(import.meta.dirname).filter((one) => /^[a-z-]+\.ts$/.test(one))) {
  const exported = (await import(`./${file}`)) as Record<string, unknown>
  for (const [name, value] of Object.entries(exported))
    if (value instanceof z.ZodType) forms.push([`${file} ${name}`, value])
}

const fieldsOf = (schema: z.ZodType): string[] => {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.def.in as z.ZodType)
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  return schema instanceof z.ZodUnion ? schema.options.flatMap((one) => fieldsOf(one as z.ZodType)) : []
}

const odd = fc.oneof(
  fc.anything({ maxDepth: 2, withNullPrototype: true }),
  fc.constantFrom('', ' ', '0', [[]], { toString: 1 }, 2 ** 53, Number.NaN, '\u0000'),
)

test('there are forms to try', () => expect(forms.length).toBeGreaterThan(40))

test.each(forms)('%s reads or refuses whatever stands in its fields', (_, schema) => {
  const fields = fieldsOf(schema)
  fc.assert(
    fc.property(odd, fc.dictionary(fc.constantFrom('x', ...fields), odd), (alone, input) => {
      schema.safeParse(alone)
      schema.safeParse(input)
    }),
    { numRuns: 300 },
  )
})
