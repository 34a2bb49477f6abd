'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { ImportKind, ImportSettings } from '#lib/domain/catalog/import/catalog-import.ts'

import { ColumnPicker, type FileColumn, type FileField } from './column-picker.tsx'
import { KIND_WORDS } from './import-words.ts'

type Props = {
  importId: string
  kind: ImportKind
  fields: FileField[]
  columns: FileColumn[]
  settings: ImportSettings
  action: FormAction
  label: string
}

const DATE_ORDERS = [
  { value: 'ymd', label: 'Year, month, day: 2027-03-31' },
  { value: 'mdy', label: 'Month, day, year: 03/31/2027' },
  { value: 'dmy', label: 'Day, month, year: 31/03/2027' },
]

/** Which column holds what, as guessed; whatever was guessed wrong is chosen again here. */
export const ColumnsForm = ({ importId, kind, fields, columns, settings, action, label }: Props) => {
  const shown = fields.filter(({ name, need }) => need !== 'may' || settings.mapping[name] !== undefined)
  const hidden = fields.filter((field) => !shown.includes(field))
  return (
    <ActionForm action={action}>
      <input type="hidden" name="importId" value={importId} />
      <ColumnPicker fields={shown} columns={columns} mapping={settings.mapping} kind={kind} />
      {hidden.length > 0 && (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium text-brand-text">
            {hidden.length} more fields that no column was found for
          </summary>
          <div className="mt-3">
            <ColumnPicker fields={hidden} columns={columns} mapping={settings.mapping} kind={kind} />
          </div>
        </details>
      )}
      <fieldset className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
        <legend className="sr-only">File settings</legend>
        {kind === 'shipments' ? (
          <FormSelect
            name="dateOrder"
            label="Date format"
            options={DATE_ORDERS}
            defaultValue={settings.dateOrder}
          />
        ) : (
          <input type="hidden" name="dateOrder" value={settings.dateOrder} />
        )}
        {kind !== 'products' && (
          <FormSelect
            name="storeDigits"
            label="Store numbers"
            hint="Spreadsheets drop leading zeros: 0012 becomes 12."
            options={[
              { value: '', label: 'As is' },
              ...[3, 4, 5, 6, 8].map((n) => ({
                value: String(n),
                label: `Pad with zeros to ${n} digits`,
              })),
            ]}
            defaultValue={settings.storeDigits === null ? '' : String(settings.storeDigits)}
          />
        )}
        <Checkbox name="header" label="First row is a header" defaultChecked={settings.header} />
        {kind !== 'shipments' && (
          <Checkbox
            name="whole"
            label="This file is the complete list"
            hint={`${KIND_WORDS[kind]} not in the file are removed. Their history is kept.`}
            defaultChecked={settings.whole}
          />
        )}
      </fieldset>
      <SendButton className="self-start">{label}</SendButton>
    </ActionForm>
  )
}
