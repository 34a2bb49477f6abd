import { DescriptionList } from '#components/ui/description-list.tsx'
import { parametersOf } from '#lib/contracts/api/openapi.ts'
import type { ApiOperation } from '#lib/contracts/api/operations.ts'

type Schema = {
  description?: string
  enum?: string[]
  type?: string
  minimum?: number
  maximum?: number
  default?: string | number
}

const inWords = ({ description, enum: words, type, minimum, maximum, ...schema }: Schema): string =>
  [
    ...(description ? [description] : []),
    ...(words ? [words.join(', ')] : []),
    ...(type === 'integer' ? [`${minimum} to ${maximum}`] : []),
    ...(schema.default === undefined ? [] : [`default ${schema.default}`]),
  ].join('; ')

/** What may stand in the address of a call, behind the question mark. */
export const QueryList = ({ operation }: { operation: ApiOperation }) => {
  const asked = parametersOf(operation).filter((parameter) => parameter.in === 'query')
  if (asked.length === 0) return null
  const items = asked.map(({ name, required, schema }) => ({
    term: name,
    detail: [required ? 'Required' : 'Optional', inWords(schema as Schema)].filter(Boolean).join('. '),
  }))
  return (
    <details className="mt-3">
      <summary className="text-sm">Query</summary>
      <DescriptionList items={items} className="mt-2" />
    </details>
  )
}
