'use client'

import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormErrorSummary } from '#components/ui/form-error-summary.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { Section } from '#components/ui/section.tsx'
import { Stepper } from '#components/ui/stepper.tsx'
import { Button } from '#components/ui/button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'

const stores = [
  { value: '0412', label: 'Maple Street Market', hint: '0412 · Columbus, OH' },
  { value: '0413', label: 'Harbor Fresh', hint: '0413 · Portland, ME' },
  { value: '0977', label: 'Northgate Foods', hint: '0977 · Minneapolis, MN' },
]

const Texts = () => (
  <Card title="Text">
    <div className="flex flex-col gap-4">
      <TextField
        name="kit-title"
        label="Title"
        required
        hint="As the stores will read it."
        defaultValue="Oat bars, 6 pack"
      />
      <TextField
        name="kit-gtin"
        label="GTIN"
        inputMode="numeric"
        defaultValue="085001234567"
        error="The check digit is 0, not 7."
        hint="8, 12, 13 or 14 digits"
      />
      <TextField
        name="kit-email"
        label="Email"
        type="email"
        autoComplete="email"
        placeholder="name@company.com"
        note="optional"
      />
      <TextField name="kit-off" label="Number" disabled defaultValue="R-2026-0031" />
      <TextField name="kit-read" label="Number" readOnly defaultValue="R-2026-0031" />
      <Field label="Hazard" hint="Approved wording only.">
        {(control) => (
          <TextArea
            {...control}
            name="kit-hazard"
            defaultValue="May contain undeclared milk. People with an allergy to milk can have a severe reaction."
          />
        )}
      </Field>
    </div>
  </Card>
)

const Choices = () => (
  <Card title="Choices">
    <div className="flex flex-col gap-4">
      <Field label="Language">
        {(control) => (
          <NativeSelect
            {...control}
            name="kit-language"
            options={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Español' },
            ]}
          />
        )}
      </Field>
      <Field label="Store">
        {(control) => (
          <Combobox
            {...control}
            name="kit-store"
            options={stores}
            emptyText="No store by that name."
            openLabel="Show stores"
            clearLabel="Clear store"
            placeholder="Name or number"
          />
        )}
      </Field>
      <Field label="Found in this lot">
        {(control) => (
          <Stepper
            {...control}
            name="kit-count"
            decreaseLabel="One less"
            increaseLabel="One more"
            defaultValue={3}
          />
        )}
      </Field>
    </div>
  </Card>
)

const Marks = () => (
  <Card title="Marks">
    <div className="grid gap-5 sm:grid-cols-2">
      <div className="flex flex-col gap-2">
        <Checkbox label="Tell the after-hours contact too" hint="Between 22:00 and 06:00" defaultChecked />
        <Checkbox label="Include stores with unknown lots" />
        <Checkbox label="Not possible now" disabled />
        <Checkbox label="Not possible now, and set" disabled defaultChecked />
        <Switch label="Quiet hours" hint="Life-safety overrides them." defaultChecked />
        <Switch label="Send me a test" />
      </div>
      <div className="flex flex-col gap-4">
        <RadioGroup
          legend="Why can't this be done?"
          name="kit-why"
          options={[
            { value: 'gone', label: 'The stock is not here' },
            { value: 'closed', label: 'We are closed' },
            { value: 'other', label: 'Something else', disabled: true },
          ]}
          error="Choose a reason."
        />
        <RadioGroup
          legend="What did you find?"
          name="kit-found"
          look="cards"
          defaultValue="some"
          options={[
            { value: 'some', label: 'We have it', hint: 'Count and remove each unit.' },
            { value: 'none', label: 'Not affected', hint: 'Only after looking at the shelf.' },
          ]}
        />
      </div>
    </div>
  </Card>
)

export const KitForms = () => (
  <Section title="Forms">
    <form action={() => new Promise((done) => setTimeout(done, 1500))} className="flex flex-col gap-4">
      <FormErrorSummary
        title="Two things keep this from being saved. Nothing you typed is lost."
        errors={[
          { fieldId: 'kit-gtin', message: 'GTIN: the check digit is 0, not 7.' },
          { message: 'Priority: choose one.' },
        ]}
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Texts />
        <Choices />
      </div>
      <Marks />
      <div>
        <Button type="submit" variant="primary">
          Save draft
        </Button>
      </div>
    </form>
  </Section>
)
