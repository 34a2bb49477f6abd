'use client'

import { useState } from 'react'

import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { ROLE_WORDS } from '#components/recall/role-words.ts'
import type { Role } from '#lib/domain/identity/actor.ts'

type Props = { role?: Role; regions: string[] }

const OPTIONS = Object.entries(ROLE_WORDS).map(([value, label]) => ({ value, label }))

/** A role, and the store or district that it lives in. */
export const RoleFields = ({ role: first = 'recall_manager', regions }: Props) => {
  const [role, setRole] = useState<string>(first)
  return (
    <>
      <FormSelect
        name="role"
        label="Role"
        options={OPTIONS}
        value={role}
        onChange={(event) => setRole(event.target.value)}
      />
      {role.startsWith('store_') && <FormField name="storeNumber" label="Store number" required />}
      {role === 'district_manager' && (
        <FormSelect
          name="region"
          label="District"
          options={regions.map((value) => ({ value, label: value }))}
          placeholder="Choose one"
        />
      )}
    </>
  )
}
