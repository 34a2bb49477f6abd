'use client'

import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useState, useTransition, type ReactNode } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { FormErrorSummary } from '#components/ui/form-error-summary.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'

import { FormErrors } from './form-state.tsx'
import { FormPending } from './form-pending.tsx'
import { leadsAway } from './no-answer.ts'

export type FormAction = (input: FormData) => Promise<ActionAnswer<unknown>>

export type FormTexts = { unanswered: string; check: string; signIn?: string }

type Props = {
  action: FormAction
  children: ReactNode
  texts?: FormTexts
  /** What the server's codes are called in the reader's language; without it, what the server says. */
  words?: Readonly<Record<string, string>>
  /** Said in place of an error once it is done. */
  doneText?: string
  /** Replaces the form once it is done. */
  done?: ReactNode
  /** Where to go once it is done; without it the page is read again. */
  goTo?: string
  onDone?: (value: unknown) => void
  className?: string
}

const ENGLISH = {
  unanswered:
    'The server didn’t answer, so it isn’t known whether this was done. Check before you try again; what you typed is still here.',
  check: 'Please check',
  signIn: 'Sign in',
} as const satisfies FormTexts

/** The one way a form calls the server: waits, keeps what was typed, says what was wrong and where. */
export const ActionForm = ({
  action,
  children,
  texts = ENGLISH,
  words = {},
  doneText,
  done,
  goTo,
  onDone,
  className,
}: Props) => {
  const [answer, setAnswer] = useState<ActionAnswer<unknown> | null>(null)
  const [sending, start] = useTransition()
  // Done, and the next page is on its way: pressed again it would be done twice.
  const [leaving, setLeaving] = useState(false)
  const pending = sending || leaving
  const router = useRouter()

  const send = (data: FormData, form: HTMLFormElement | null) =>
    start(async () => {
      const got = await action(data).catch((error: unknown) => (leadsAway(error) ? null : unanswered(texts)))
      if (got === null) return setLeaving(true)
      setAnswer(got)
      if (!got.ok) return
      onDone?.(got.value)
      if (goTo) router.push(goTo)
      else router.refresh()
      if (doneText) form?.reset()
    })

  if (answer?.ok && done) return done
  const errors = (answer && !answer.ok ? answer.errors : []).map((error) => ({
    ...error,
    message: words[error.code] ?? error.message,
  }))
  const general = answer && !answer.ok && errors.length === 0 ? answer : null
  return (
    <form
      noValidate
      // Pressed before the page is alive: React keeps it and sends it then, instead of the browser by itself.
      action={(data) => send(data, null)}
      className={className ?? 'flex flex-col gap-4'}
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending) send(new FormData(event.currentTarget), event.currentTarget)
      }}
    >
      {general && (
        <Banner tone="danger" live="assertive" title={words[general.code] ?? general.title}>
          {words[general.code] ? null : general.detail}
          {general.code === 'UNAUTHENTICATED' && <SignInAgain label={texts.signIn ?? ENGLISH.signIn} />}
        </Banner>
      )}
      {errors.length > 0 && (
        <FormErrorSummary
          title={texts.check}
          errors={errors.map(({ path, message }) => ({ fieldId: path, message }))}
        />
      )}
      {answer?.ok && doneText && <Banner tone="verified" live="polite" title={doneText} />}
      <FormErrors value={new Map(errors.map(({ path, message }) => [path, message]))}>
        <FormPending value={pending}>{children}</FormPending>
      </FormErrors>
    </form>
  )
}

/** Back to this very page once it is done; what was typed is kept by the browser where it can be. */
const SignInAgain = ({ label }: { label: string }) => (
  <Link className="ms-2 font-medium underline" href={`/sign-in?next=${encodeURIComponent(usePathname())}`}>
    {label}
  </Link>
)

const unanswered = (texts: FormTexts): ActionAnswer<never> => ({
  ok: false,
  code: 'UNANSWERED',
  title: texts.unanswered,
  detail: '',
  errors: [],
})
