'use client'

import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { inUnits } from '#lib/contracts/forms/minutes.ts'

const UNITS = ['minutes', 'hours', 'days'].map((value) => ({ value, label: value }))

/** An amount and its unit: `name` and `name.unit`. */
export const MinutesField = ({ name, label, minutes }: { name: string; label: string; minutes: number }) => {
  const { amount, unit } = inUnits(minutes)
  return (
    <div className="flex items-start gap-2">
      <FormField
        name={name}
        label={label}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(amount)}
        className="w-44"
      />
      <FormSelect name={`${name}.unit`} label="Unit" options={UNITS} defaultValue={unit} />
    </div>
  )
}
