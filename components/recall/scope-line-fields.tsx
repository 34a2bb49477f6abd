'use client'

import { useId } from 'react'

import { FormField, FormTextArea } from '#components/forms/form-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { RecallView } from '#lib/contracts/views.ts'

type Props = {
  index: number
  line: RecallView['scope'][number] | undefined
  products: { gtin: string; name: string }[]
  onRemove?: () => void
}

/** One product and which of its packs are meant. */
export const ScopeLineFields = ({ index, line, products, onRemove }: Props) => {
  const list = useId()
  const name = (field: string) => `scope.${index}.${field}`
  return (
    <fieldset className="flex flex-col gap-4 rounded-md border border-line p-4">
      <legend className="px-1 text-sm font-medium text-strong">Product {index + 1}</legend>
      <FormField
        name={name('gtin')}
        label="GTIN"
        hint="The digits under the bar code. Type a name to search the catalog."
        list={list}
        inputMode="text"
        autoComplete="off"
        defaultValue={line?.gtin}
        required
      />
      <datalist id={list}>
        {products.map((product) => (
          <option key={product.gtin} value={product.gtin}>
            {product.name}
          </option>
        ))}
      </datalist>
      <FormTextArea
        name={name('lots')}
        label="Lots"
        hint="Separated by commas or lines. None: every lot."
        rows={2}
        defaultValue={line?.lots.join(', ')}
      />
      <Checkbox
        name={name('open')}
        label="More lots may be affected"
        hint="Then a lot that is not listed is held, not sold."
        defaultChecked={line ? !line.complete : false}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          name={name('lotFrom')}
          label="Lots from"
          note="optional"
          defaultValue={line?.lotFrom ?? ''}
        />
        <FormField name={name('lotTo')} label="Lots to" note="optional" defaultValue={line?.lotTo ?? ''} />
        <FormField
          name={name('expiresFrom')}
          type="date"
          label="Best before from"
          note="optional"
          defaultValue={line?.expiresFrom ?? ''}
        />
        <FormField
          name={name('expiresTo')}
          type="date"
          label="Best before to"
          note="optional"
          defaultValue={line?.expiresTo ?? ''}
        />
      </div>
      <FormField
        name={name('identificationHint')}
        label="Where on the pack to look"
        note="optional"
        defaultValue={line?.identificationHint ?? ''}
      />
      {onRemove && (
        <Button variant="ghost" className="self-start" onClick={onRemove}>
          Remove this product
        </Button>
      )}
    </fieldset>
  )
}
