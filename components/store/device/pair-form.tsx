'use client'

import { useEffect, useSyncExternalStore } from 'react'

import { ActionForm, type FormAction, type FormTexts } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'

import { forgetSession } from '../outbox/forget-session.ts'

type Props = {
  action: FormAction
  formTexts: FormTexts
  texts: Record<
    'typeCode' | 'codeRead' | 'deviceName' | 'deviceNameHint' | 'pairThis' | 'codeWrong' | 'pinTooMany',
    string
  >
}

/** Makes this device a shared one, by what the picture carried or by the code that somebody typed. */
export const PairForm = ({ action, formTexts, texts }: Props) => {
  const secret = useSecret()
  return (
    <ActionForm
      action={action}
      texts={formTexts}
      words={{ PAIRING_NOT_VALID: texts.codeWrong, TOO_MANY_ATTEMPTS: texts.pinTooMany }}
      onDone={() => {
        // Whoever was signed in here is not any more: what only they may read goes.
        void forgetSession().then(() => window.location.assign('/lock'))
      }}
    >
      {secret ? (
        <>
          <input type="hidden" name="secret" value={secret} />
          <Banner tone="verified" title={texts.codeRead} />
        </>
      ) : (
        <FormField
          name="code"
          label={texts.typeCode}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
      )}
      <FormField
        name="name"
        label={texts.deviceName}
        hint={texts.deviceNameHint}
        autoComplete="off"
        maxLength={60}
        required
      />
      <SendButton size="lg" block>
        {texts.pairThis}
      </SendButton>
    </ActionForm>
  )
}

const never = () => () => undefined

let taken: string | null = null
const takeSecret = (): string | null => {
  taken = window.location.hash.slice(1) || taken
  return taken
}

// Taken out of the address at once: no history and no picture of the screen keeps it.
const useSecret = (): string | null => {
  const secret = useSyncExternalStore(never, takeSecret, () => null)
  useEffect(() => {
    if (secret) window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [secret])
  return secret
}
