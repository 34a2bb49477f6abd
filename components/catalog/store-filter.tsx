import { Button } from '#components/ui/button.tsx'
import { filter as filterGlyph } from '#components/ui/glyphs.ts'
import { Field } from '#components/ui/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { TextField } from '#components/ui/text-field.tsx'

import { CONTACT_STATUS_OPTIONS } from './catalog-words.ts'

type Props = {
  facets: { districts: string[]; states: string[]; banners: string[] }
  asked: Record<string, string | undefined>
}

const choices = (all: string, values: string[]) => [
  { value: '', label: all },
  ...values.map((value) => ({ value, label: value })),
]

/** Searches and filters by the address: it can be sent to somebody else, and back brings it again. */
export const StoreFilter = ({ facets, asked }: Props) => {
  const selects = [
    { name: 'district', label: 'District', options: choices('All districts', facets.districts) },
    { name: 'state', label: 'State', options: choices('All states', facets.states) },
    { name: 'banner', label: 'Banner', options: choices('All banners', facets.banners) },
    { name: 'contacts', label: 'Contacts', options: CONTACT_STATUS_OPTIONS },
  ]
  return (
    <form
      role="search"
      className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto]"
      data-print="no"
    >
      <TextField name="search" type="search" label="Number, name or city" defaultValue={asked['search']} />
      {selects.map(({ name, label, options }) => (
        <Field key={name} id={`filter-${name}`} label={label}>
          {(control) => (
            <NativeSelect {...control} name={name} defaultValue={asked[name] ?? ''} options={options} />
          )}
        </Field>
      ))}
      <Button type="submit" glyph={filterGlyph}>
        Filter
      </Button>
    </form>
  )
}
