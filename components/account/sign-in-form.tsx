'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'

type Texts = Record<
  | 'email'
  | 'password'
  | 'code'
  | 'codeHint'
  | 'signIn'
  | 'or'
  | 'oidc'
  | 'UNREACHABLE'
  | 'UNAUTHENTICATED'
  | 'STEP_UP_FAILED'
  | 'TOO_MANY_ATTEMPTS'
  | 'FAILED',
  string
>

type Props = { goTo: string; oidcName: string | null; texts: Texts }

/** E-mail and password; the code only when the account has a second factor. */
export const SignInForm = ({ goTo, oidcName, texts }: Props) => {
  const [pending, setPending] = useState(false)
  const [wantsCode, setWantsCode] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const submit = async (data: FormData) => {
    if (pending) return
    const { email, password, code } = Object.fromEntries(data) as Record<string, string>
    setPending(true)
    setError(null)
    const answer = await signIn('credentials', { redirect: false, email, password, code: code ?? '' }).catch(
      () => null,
    )
    if (answer?.ok && !answer.error) {
      // A full load: whatever the router kept from before belonged to nobody.
      window.location.assign(goTo)
      return
    }
    setPending(false)
    const [reason = 'FAILED', detail] = answer ? (answer.error ?? '').split('|') : ['UNREACHABLE']
    if (reason === 'STEP_UP_REQUIRED') setWantsCode(true)
    else if (reason === 'FORBIDDEN') setError(detail ?? texts.FAILED)
    else if (reason === 'VALIDATION_FAILED') setError(texts.UNAUTHENTICATED)
    else setError(texts[reason as keyof Texts] ?? texts.FAILED)
  }

  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      // Pressed before the page is alive: React keeps it and sends it then, so the password never gets into an address.
      action={submit}
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      {error && <Banner tone="danger" live="assertive" title={error} />}
      <TextField name="email" type="email" label={texts.email} autoComplete="username" required />
      <TextField
        name="password"
        type="password"
        label={texts.password}
        autoComplete="current-password"
        required
      />
      {wantsCode && (
        <TextField
          name="code"
          label={texts.code}
          hint={texts.codeHint}
          autoComplete="one-time-code"
          required
        />
      )}
      <Button type="submit" variant="primary" size="lg" block pending={pending}>
        {texts.signIn}
      </Button>
      {oidcName && (
        <>
          <p className="text-center text-sm text-muted">{texts.or}</p>
          <Button size="lg" block onClick={() => void signIn('oidc', { callbackUrl: goTo })}>
            {texts.oidc}
          </Button>
        </>
      )}
    </form>
  )
}
