'use client'

import { useState } from 'react'

import { useFieldError } from '#components/forms/form-state.tsx'
import { Field } from '#components/ui/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { ImportKind } from '#lib/domain/catalog/import/catalog-import.ts'

export type FileField = { name: string; label: string; need: 'key' | 'new' | 'may' }
export type FileColumn = { index: number; name: string; samples: string[] }

type Props = {
  fields: FileField[]
  columns: FileColumn[]
  mapping: Record<string, number>
  kind: ImportKind
}

const note = (need: FileField['need'], kind: ImportKind): string | undefined =>
  need === 'key' || (need === 'new' && kind === 'shipments')
    ? 'required'
    : need === 'new'
      ? 'required for new rows'
      : undefined

/** A field, the column it is read from, and what stands there in the first rows. */
const OneField = ({
  field,
  columns,
  first,
  kind,
}: {
  field: FileField
  columns: FileColumn[]
  first: string
  kind: ImportKind
}) => {
  const [column, setColumn] = useState(first)
  const samples = columns.find(({ index }) => String(index) === column)?.samples ?? []
  const error = useFieldError(field.name)
  return (
    <Field
      id={field.name}
      label={field.label}
      note={note(field.need, kind)}
      error={error}
      hint={
        column === ''
          ? 'Not in the file'
          : samples.length > 0
            ? samples.join(' · ')
            : 'Empty in the first rows'
      }
    >
      {(control) => (
        <NativeSelect
          {...control}
          name={`column.${field.name}`}
          value={column}
          onChange={(event) => setColumn(event.target.value)}
          placeholder="–"
          options={columns.map(({ index, name }) => ({ value: String(index), label: name }))}
        />
      )}
    </Field>
  )
}

export const ColumnPicker = ({ fields, columns, mapping, kind }: Props) => (
  <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
    {fields.map((field) => (
      <OneField
        key={field.name}
        field={field}
        columns={columns}
        first={mapping[field.name] === undefined ? '' : String(mapping[field.name])}
        kind={kind}
      />
    ))}
  </div>
)
