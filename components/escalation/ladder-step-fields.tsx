'use client'

import { channelLabel, SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { useFieldError } from '#components/forms/form-state.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { circleAlert, trash } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

import type { LadderRow } from './ladder-row.ts'

const UNITS = ['minutes', 'hours', 'days'].map((value) => ({ value, label: value }))
const CLOCKS = [
  { value: 'acknowledge', label: 'Acknowledgement' },
  { value: 'report', label: 'Report' },
]
const CONTACTS = [
  ['on_duty', 'On duty'],
  ['after_hours', 'After hours'],
  ['escalation', 'Escalation'],
] as const
const PERSONS = [
  { value: '', label: 'No one else' },
  { value: 'district_manager', label: 'District manager' },
  { value: 'region_manager', label: 'Manager above the district' },
  { value: 'person', label: 'Named person' },
]
const CHANNEL_OPTIONS = [
  { value: 'any', label: 'Every channel' },
  ...SENDING_CHANNELS.map((channel) => ({ value: channel as string, label: channelLabel(channel) })),
  { value: 'email sms', label: 'Email and SMS' },
]
const KINDS = [
  { value: 'message', label: 'Is notified' },
  { value: 'call_task', label: 'Must call and becomes owner' },
]

type Props = {
  row: LadderRow
  index: number
  people: Record<string, string>
  onChange: (row: LadderRow) => void
  onRemove: () => void
}

/** One step of the ladder: after what time, who, and how. */
export const LadderStepFields = ({ row, index, people, onChange, onRemove }: Props) => {
  const field = (name: string) => `step.${index}.${name}`
  const set = (change: Partial<LadderRow>) => onChange({ ...row, ...change })
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <FormSelect
          name={field('clock')}
          label="While waiting for"
          options={CLOCKS}
          value={row.clock}
          onChange={(event) => set({ clock: event.target.value as LadderRow['clock'] })}
        />
        <FormField
          name={field('after')}
          label="After"
          inputMode="numeric"
          value={row.after}
          onChange={(event) => set({ after: event.target.value })}
          className="w-24"
          autoComplete="off"
        />
        <FormSelect
          name={field('unit')}
          label="Unit"
          options={UNITS}
          value={row.unit}
          onChange={(event) => set({ unit: event.target.value as LadderRow['unit'] })}
        />
        <Contacts {...{ row, field, set }} />
        <IconButton
          label={`Remove step ${index + 1}`}
          glyph={trash}
          className="ms-auto sm:mt-6.5"
          onClick={onRemove}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <FormSelect
          name={field('person')}
          label="Person"
          options={PERSONS}
          value={row.person}
          onChange={(event) => set({ person: event.target.value as LadderRow['person'] })}
        />
        {row.person === 'person' && (
          <FormSelect
            name={field('personId')}
            label="Who"
            options={[
              { value: '', label: 'Recall author' },
              ...Object.entries(people).map(([value, label]) => ({ value, label })),
            ]}
            value={row.personId}
            onChange={(event) => set({ personId: event.target.value })}
          />
        )}
        {row.person !== '' && (
          <FormSelect
            name={field('kind')}
            label="Action"
            options={KINDS}
            value={row.kind}
            onChange={(event) => set({ kind: event.target.value as LadderRow['kind'] })}
          />
        )}
        {Object.values(row.contacts).includes(true) && (
          <FormSelect
            name={field('channels')}
            label="Notify contacts by"
            options={CHANNEL_OPTIONS}
            value={row.channels}
            onChange={(event) => set({ channels: event.target.value })}
          />
        )}
      </div>
    </li>
  )
}

type ContactsProps = {
  row: LadderRow
  field: (name: string) => string
  set: (change: Partial<LadderRow>) => void
}

const Contacts = ({ row, field, set }: ContactsProps) => {
  const error = useFieldError(field('whom'))
  return (
    <fieldset
      id={field('whom')}
      tabIndex={-1}
      className="min-w-0 max-sm:order-last max-sm:w-full sm:ms-2"
      aria-describedby={error ? `${field('whom')}-error` : undefined}
    >
      <legend className="mb-1 text-sm font-medium text-strong">Store contacts</legend>
      <div className="flex flex-wrap gap-x-5 sm:min-h-control sm:items-center">
        {CONTACTS.map(([whom, label]) => (
          <Checkbox
            key={whom}
            name={field(`whom.${whom}`)}
            label={label}
            checked={row.contacts[whom]}
            onChange={(event) => set({ contacts: { ...row.contacts, [whom]: event.target.checked } })}
          />
        ))}
      </div>
      {error && (
        <p id={`${field('whom')}-error`} className="mt-1 flex gap-1.5 text-xs font-medium text-danger">
          <Icon glyph={circleAlert} />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  )
}
