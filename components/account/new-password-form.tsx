import { ActionForm, type FormAction, type FormTexts } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

type Props = {
  action: FormAction
  secret: string
  texts: Record<'newPassword' | 'hint' | 'again' | 'send' | 'done' | 'signIn', string>
  formTexts: FormTexts
}

/** The end of an invitation or of a reset: a password, twice. Opening the page has used nothing up. */
export const NewPasswordForm = ({ action, secret, texts, formTexts }: Props) => (
  <ActionForm
    action={action}
    texts={formTexts}
    done={
      <div className="flex flex-col gap-4">
        <Banner tone="verified" live="polite" title={texts.done} />
        <LinkButton href="/sign-in" variant="primary" size="lg" block>
          {texts.signIn}
        </LinkButton>
      </div>
    }
  >
    <input type="hidden" name="secret" value={secret} />
    <FormField
      name="password"
      type="password"
      label={texts.newPassword}
      hint={texts.hint}
      autoComplete="new-password"
      required
    />
    <FormField name="again" type="password" label={texts.again} autoComplete="new-password" required />
    <SendButton size="lg" block>
      {texts.send}
    </SendButton>
  </ActionForm>
)
