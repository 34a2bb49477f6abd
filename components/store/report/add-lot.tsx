'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { plus } from '#components/ui/glyphs.ts'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import type { ReportTexts } from './report-texts.ts'

export type Product = { gtin: Gtin; name: string }

type Props = { products: readonly Product[]; texts: ReportTexts; onAdd: (lot: LotToCount) => void }

/** A lot that turned up although nothing told of it. */
export const AddLot = ({ products, texts, onAdd }: Props) => {
  const [chosen, choose] = useState<string | null>(null)
  const [lot, setLot] = useState('')
  const product = products.find(({ gtin }) => gtin === chosen) ?? products[0]
  const add = () => {
    if (lot.trim() === '' || !product) return
    onAdd({ gtin: product.gtin, productName: product.name, lot: lot.trim(), shipped: 0 })
    setLot('')
  }
  return (
    <fieldset className="flex flex-col gap-3 rounded-lg border border-dashed border-firm p-4">
      <legend className="px-1 text-sm font-semibold text-muted">{texts.addTitle}</legend>
      {products.length > 1 && (
        <Field label={texts.addProduct}>
          {(control) => (
            <NativeSelect
              {...control}
              value={product?.gtin}
              onChange={(event) => choose(event.target.value)}
              options={products.map(({ gtin: value, name }) => ({ value, label: name }))}
            />
          )}
        </Field>
      )}
      <Field label={texts.addLot}>
        {(control) => (
          <TextInput
            {...control}
            value={lot}
            data-not-added={lot.trim() === '' ? undefined : ''}
            maxLength={60}
            autoCapitalize="characters"
            autoComplete="off"
            onChange={(event) => setLot(event.target.value)}
            // A line of its own in the report, not the report itself.
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
        )}
      </Field>
      <Button glyph={plus} onClick={add}>
        {texts.add}
      </Button>
    </fieldset>
  )
}
