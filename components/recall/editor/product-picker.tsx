'use client'

import { useEffect, useState } from 'react'

import { Combobox, type ComboboxOption } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'

import { askDesk } from './ask-desk.ts'
import { useEditor, useFault } from './editor-context.ts'

type Found = { gtin: string; name: string; brand: string | null; lot: string | null }
type Props = { field: string; gtin: string; onChoose: (found: { gtin: string; lot: string | null }) => void }

const QUIET_MS = 150

const nameOf = ({ brand, name }: Found): string => (brand ? `${brand} ${name}` : name)

/** A product of the catalog, found by name, brand, GTIN, or a lot that was shipped. */
export const ProductPicker = ({ field, gtin, onChoose }: Props) => {
  const { names, name } = useEditor()
  const fault = useFault(field)
  const [search, setSearch] = useState('')
  const [answer, setAnswer] = useState<{ search: string; found: Found[] | null }>({ search: '', found: [] })

  useEffect(() => {
    const asking = new AbortController()
    const timer = setTimeout(() => {
      void askDesk<Found[]>(`/api/desk/products?search=${encodeURIComponent(search)}`, asking.signal).then(
        (found) => {
          if (!asking.signal.aborted) setAnswer({ search, found })
        },
      )
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [search])

  const chosen: ComboboxOption | null = gtin ? { value: gtin, label: names[gtin] ?? formatGtin(gtin) } : null
  // What was found for other words is not offered: a quick Enter would take the wrong product.
  const found = answer.search === search ? (answer.found ?? []) : []
  const options = found.map((product) => ({
    value: product.gtin,
    label: nameOf(product),
    hint: [formatGtin(product.gtin), ...(product.lot ? [`shipped with lot ${product.lot}`] : [])].join(' · '),
  }))
  return (
    <Field
      id={field}
      label="Product"
      error={fault}
      hint={gtin ? `GTIN ${formatGtin(gtin)}` : 'Search by name, GTIN or lot.'}
    >
      {(control) => (
        <Combobox
          {...control}
          options={options}
          value={chosen}
          onSearch={setSearch}
          onValueChange={(option) => {
            const chosenOne = found.find((one) => one.gtin === option?.value)
            if (option) name(option.value, option.label)
            onChoose({ gtin: option?.value ?? '', lot: chosenOne?.lot ?? null })
          }}
          emptyText={
            answer.found === null
              ? 'The catalog can’t be reached. Try again in a moment.'
              : answer.search === search
                ? 'No matching product, GTIN or shipped lot. Add new products under Products.'
                : 'Searching…'
          }
          openLabel="Show products"
          clearLabel="Clear product"
        />
      )}
    </Field>
  )
}
