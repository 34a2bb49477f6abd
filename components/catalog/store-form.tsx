'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'

export type StoreFacts = {
  number: string
  name: string
  banner: string | null
  gln: string | null
  region: string | null
  timezone: string
  address: {
    line1: string | null
    city: string | null
    state: string | null
    postalCode: string | null
    country: string | null
  }
}

type Props = {
  action: FormAction
  store?: StoreFacts & { updatedAt: string }
  facets: { districts: string[]; banners: string[]; zones: string[] }
  goTo?: string
}

const Choices = ({ id, values }: { id: string; values: string[] }) => (
  <datalist id={id}>
    {values.map((value) => (
      <option key={value} value={value}>
        {value}
      </option>
    ))}
  </datalist>
)

/** What a store is. Its number names it everywhere, and does not change. */
export const StoreForm = ({ action, store, facets, goTo }: Props) => {
  const { line1, city, state, postalCode, country } = store?.address ?? {}
  return (
    <ActionForm action={action} {...(goTo ? { goTo } : {})}>
      {store && <input type="hidden" name="seenAt" value={store.updatedAt} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          name="number"
          label="Store number"
          defaultValue={store?.number}
          readOnly={Boolean(store)}
          required
        />
        <FormField name="name" label="Name" defaultValue={store?.name} required />
        <FormField
          name="region"
          label="District"
          list="districts"
          hint="A new name creates a new district."
          defaultValue={store?.region ?? ''}
        />
        <FormField
          name="timezone"
          label="Time zone"
          list="zones"
          hint="Such as America/Chicago. All times shown to the store use it."
          defaultValue={store?.timezone}
          required
        />
        <FormField name="banner" label="Banner" list="banners" defaultValue={store?.banner ?? ''} />
        <FormField
          name="gln"
          label="GLN"
          inputMode="numeric"
          hint="13 digits"
          defaultValue={store?.gln ?? ''}
        />
        <FormField name="line1" label="Street" defaultValue={line1 ?? ''} />
        <FormField name="city" label="City" defaultValue={city ?? ''} />
        <FormField name="state" label="State" defaultValue={state ?? ''} />
        <FormField name="postalCode" label="Postal code" defaultValue={postalCode ?? ''} />
        <FormField name="country" label="Country" defaultValue={country ?? ''} />
      </div>
      <Choices id="districts" values={facets.districts} />
      <Choices id="zones" values={facets.zones} />
      <Choices id="banners" values={facets.banners} />
      <SendButton className="self-start">{store ? 'Save store' : 'Add store'}</SendButton>
    </ActionForm>
  )
}
