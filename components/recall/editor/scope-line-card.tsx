'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'

import { EditorField } from './editor-field.tsx'
import { LotChips } from './lot-chips.tsx'
import { withLots } from './lot-list.ts'
import { PictureField } from './picture-field.tsx'
import { ProductPicker } from './product-picker.tsx'
import { ShippedLotsList } from './shipped-lots-list.tsx'

type Props = {
  index: number
  line: ScopeLine
  onChange: (line: ScopeLine) => void
  onRemove?: () => void
}

const CERTAINTY = [
  { value: 'complete', label: 'Yes, these are all', hint: 'Other lots stay on sale' },
  { value: 'open', label: 'No, more may be affected', hint: 'Other lots are held until that’s known' },
]

/** One product and which of its packs are meant. */
export const ScopeLineCard = ({ index, line, onChange, onRemove }: Props) => {
  const field = (name: keyof ScopeLine) => `scope.${index}.${name}`
  const set = (patch: Partial<ScopeLine>) => onChange({ ...line, ...patch })
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-md border border-line p-4">
      <legend className="px-1 text-sm font-medium text-strong">Product {index + 1}</legend>
      <ProductPicker
        field={field('gtin')}
        gtin={line.gtin}
        onChoose={({ gtin, lot }) =>
          set({
            gtin: gtin as Gtin, // From the catalog, or none; the server parses it again.
            ...(lot && line.lots.length === 0 ? { lots: withLots([], [lot]) } : {}),
          })
        }
      />
      <LotChips field={field('lots')} lots={line.lots} onChange={(lots) => set({ lots })} />
      {line.gtin && <ShippedLotsList gtin={line.gtin} lots={line.lots} onChange={(lots) => set({ lots })} />}
      <Ranges line={line} field={field} set={set} />
      <RadioGroup
        legend="Is this list complete?"
        name={field('complete')}
        options={CERTAINTY}
        value={line.complete ? 'complete' : 'open'}
        onValueChange={(value) => set({ complete: value === 'complete' })}
        look="cards"
        columns={2}
      />
      <EditorField
        field={field('identificationHint')}
        label="Where on the pack to look"
        hint="Where the lot and date are printed, such as “on the lid, first line”."
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={500}
            value={line.identificationHint ?? ''}
            onChange={(event) => set({ identificationHint: event.target.value || null })}
          />
        )}
      </EditorField>
      <PictureField
        field={field('pictureId')}
        pictureId={line.pictureId ?? null}
        onChange={(pictureId) => set({ pictureId })}
      />
      {onRemove && (
        <Button variant="ghost" className="self-start" onClick={onRemove}>
          Remove product
        </Button>
      )}
    </fieldset>
  )
}

type RangesProps = {
  line: ScopeLine
  field: (name: keyof ScopeLine) => string
  set: (patch: Partial<ScopeLine>) => void
}

/** Ranges are the exception: closed until somebody needs them, open where there are some. */
const Ranges = ({ line, field, set }: RangesProps) => {
  const [wanted] = useState(() => Boolean(line.lotFrom || line.lotTo || line.expiresFrom || line.expiresTo))
  const input = (name: 'lotFrom' | 'lotTo' | 'expiresFrom' | 'expiresTo', label: string) => (
    <EditorField field={field(name)} label={label} note="optional">
      {(control) => (
        <TextInput
          {...control}
          type={name.startsWith('expires') ? 'date' : 'text'}
          maxLength={60}
          autoComplete="off"
          value={line[name] ?? ''}
          onChange={(event) => set({ [name]: event.target.value || null })}
        />
      )}
    </EditorField>
  )
  return (
    <details open={wanted} className="rounded-md border border-line">
      <summary className="min-h-control px-3 py-2 text-sm text-strong">Lot or date ranges</summary>
      <div className="grid gap-4 border-t border-line p-3 sm:grid-cols-2">
        {input('lotFrom', 'Lots from')}
        {input('lotTo', 'Lots to')}
        {input('expiresFrom', 'Best by from')}
        {input('expiresTo', 'Best by to')}
      </div>
    </details>
  )
}
