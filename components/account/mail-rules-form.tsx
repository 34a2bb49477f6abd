import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'

type Texts = Record<
  | 'about'
  | 'stores'
  | 'low'
  | 'medium'
  | 'high'
  | 'mentions'
  | 'mentionsYes'
  | 'mentionsNo'
  | 'from'
  | 'to'
  | 'zone'
  | 'save'
  | 'saved',
  string
>

type Props = {
  rules: MailRules
  zones: readonly string[]
  action: FormAction
  formTexts: { unanswered: string; check: string }
  texts: Texts
}

/** What is mailed to a person of the console, and when. */
export const MailRulesForm = ({ rules, zones, action, formTexts, texts }: Props) => {
  const { quiet, leastPriority, mentions } = rules
  const zone = quiet?.zone ?? 'America/New_York'
  const offered = [...new Set([...zones, zone])]
  return (
    <ActionForm action={action} texts={formTexts} doneText={texts.saved}>
      <p className="text-sm text-body">{texts.about}</p>
      <FormSelect
        name="leastPriority"
        label={texts.stores}
        options={(['low', 'medium', 'high'] as const).map((value) => ({ value, label: texts[value] }))}
        defaultValue={leastPriority}
      />
      <FormSelect
        name="mentions"
        label={texts.mentions}
        options={[
          { value: 'yes', label: texts.mentionsYes },
          { value: 'no', label: texts.mentionsNo },
        ]}
        defaultValue={mentions ? 'yes' : 'no'}
      />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <FormField name="quietFrom" type="time" label={texts.from} defaultValue={quiet?.from ?? ''} />
        <FormField name="quietTo" type="time" label={texts.to} defaultValue={quiet?.to ?? ''} />
        <FormSelect
          name="zone"
          label={texts.zone}
          options={offered.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          defaultValue={zone}
        />
      </div>
      <SendButton className="self-start">{texts.save}</SendButton>
    </ActionForm>
  )
}
