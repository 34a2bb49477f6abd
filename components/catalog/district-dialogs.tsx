'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect, FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { plus } from '#components/ui/glyphs.ts'

import type { DistrictRow } from './district-row.ts'

export type DistrictActions = { save: FormAction; assign: FormAction }

type Props = { district?: DistrictRow; districts: DistrictRow[]; action: FormAction }

/** A new district, or another name or place for one. */
export const DistrictDialog = ({ district, districts, action }: Props) => {
  const [open, setOpen] = useState(false)
  const above = districts
    .filter(({ id }) => id !== district?.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog
      title={district ? `Edit ${district.name}` : 'Add district'}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        district ? (
          <Button size="sm" variant="ghost" aria-label={`Edit ${district.name}`}>
            Edit
          </Button>
        ) : (
          <Button variant="primary" glyph={plus}>
            Add district
          </Button>
        )
      }
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="id" value={district?.id ?? ''} />
        <FormField name="name" label="Name" defaultValue={district?.name} autoComplete="off" required />
        <FormSelect
          name="parentId"
          label="Parent district"
          placeholder="None (top level)"
          options={above}
          defaultValue={district?.parentId ?? ''}
        />
        <SendButton className="self-end">{district ? 'Save district' : 'Add district'}</SendButton>
      </ActionForm>
    </Dialog>
  )
}

/** Puts stores into a district by their numbers, pasted as they come. */
export const AssignDialog = ({ district, action }: { district: DistrictRow; action: FormAction }) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={`Assign stores to ${district.name}`}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Assign stores to ${district.name}`}>
          Assign stores
        </Button>
      }
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="districtId" value={district.id} />
        <FormTextArea
          name="numbers"
          label="Store numbers"
          hint="Separate with spaces, commas or line breaks. Stores leave their current district."
          required
        />
        <SendButton className="self-end">Assign stores</SendButton>
      </ActionForm>
    </Dialog>
  )
}
