'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'

const POPULATIONS = [
  { value: 'random', label: 'Random stores', hint: 'No one can say they were singled out' },
  { value: 'district', label: 'One district' },
  { value: 'all', label: 'Every store that received the product' },
]
const MODES = [
  {
    value: 'surprise',
    label: 'Surprise',
    hint: 'Issued at a random time. No one being drilled sees it beforehand',
  },
  { value: 'draft', label: 'Draft', hint: 'Review and edit it first, then issue it like a recall' },
]

type Props = {
  districts: string[]
  zones: string[]
  /** Days from which the window begins and to which it runs, as a proposal. */
  days: { from: string; to: string }
  surprise: FormAction
  draft: FormAction
}

/** Which stores, and when. The product is drawn from what these stores really got. */
export const DrillForm = ({ districts, zones, days, surprise, draft }: Props) => {
  const [population, setPopulation] = useState('random')
  const [mode, setMode] = useState('surprise')
  return (
    <ActionForm action={mode === 'surprise' ? surprise : draft} className="flex flex-col gap-6">
      <RadioGroup
        legend="Stores"
        name="population"
        look="cards"
        columns={3}
        options={POPULATIONS}
        value={population}
        onValueChange={setPopulation}
      />
      {population === 'district' && (
        <FormSelect
          name="district"
          label="District"
          options={districts.map((name) => ({ value: name, label: name }))}
        />
      )}
      {population === 'random' && (
        <FormField name="count" type="number" label="How many stores" defaultValue="10" min={1} required />
      )}
      <When mode={mode} onMode={setMode} zones={zones} days={days} />
      <div>
        <SendButton>{mode === 'surprise' ? 'Schedule drill' : 'Start drill'}</SendButton>
      </div>
    </ActionForm>
  )
}

type WhenProps = Pick<Props, 'zones' | 'days'> & { mode: string; onMode: (mode: string) => void }

const When = ({ mode, onMode, zones, days }: WhenProps) => (
  <>
    <RadioGroup
      legend="Timing"
      name="mode"
      look="cards"
      columns={2}
      options={MODES}
      value={mode}
      onValueChange={onMode}
    />
    {mode === 'surprise' && (
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField name="from" type="date" label="From" defaultValue={days.from} required />
        <FormField name="to" type="date" label="To" defaultValue={days.to} required />
        <FormField name="opens" type="time" label="Not before" defaultValue="09:00" required />
        <FormField name="closes" type="time" label="Not after" defaultValue="17:00" required />
        <FormSelect
          name="zone"
          label="Time zone"
          hint="Only on days when all of its stores are open."
          defaultValue="America/Chicago"
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </div>
    )}
  </>
)
