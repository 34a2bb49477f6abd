'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition, type RefObject } from 'react'

import { Button } from '#components/ui/button.tsx'
import { FormErrorSummary } from '#components/ui/form-error-summary.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'

import type { DraftKeeper } from './draft-keeper.ts'

export type Submit = (input: {
  recallId: string
  verb: 'submit'
  ifRevision: number
}) => Promise<ActionAnswer<unknown>>

type Props = {
  keeper: RefObject<DraftKeeper | null>
  /** How many findings are neither put right nor given a reason. */
  open: number
  submit: Submit
  onRefused: () => void
}

type Refusal = { title: string; errors: { fieldId?: string; message: string }[] }

const UNSAVED: Refusal = {
  title: 'Not submitted',
  errors: [{ message: 'Your changes aren’t saved yet. See the reason above, then submit again.' }],
}

/** Saves what is not saved yet and hands the draft to review; what is missing is said, each with its place. */
export const SubmitLine = ({ keeper, open, submit, onRefused }: Props) => {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const press = () =>
    start(async () => {
      setRefusal(null)
      const saved = await keeper.current?.flush()
      const standing = keeper.current?.standing
      if (!saved || !standing || standing.revision === null) {
        onRefused()
        return setRefusal(UNSAVED)
      }
      const answer = await submit({
        recallId: standing.id,
        verb: 'submit',
        ifRevision: standing.revision,
      }).catch(() => null)
      if (answer?.ok) return router.push(`/recalls/${standing.id}`)
      onRefused()
      setRefusal(refusalOf(answer))
    })
  return (
    <div className="flex flex-col gap-3">
      {refusal && <FormErrorSummary {...refusal} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={pending} onClick={press}>
          Submit for review
        </Button>
        <LinkButton href="/recalls" variant="ghost">
          Save and exit
        </LinkButton>
        {open > 0 && (
          <a href="#check" className="text-sm text-muted underline">
            {open} to review first
          </a>
        )}
      </div>
      <p className="text-sm text-muted">A draft is never sent. It must be approved, then issued.</p>
    </div>
  )
}

const refusalOf = (answer: ActionAnswer<unknown> | null): Refusal => {
  if (answer === null || answer.ok)
    return {
      title: 'The server didn’t answer',
      errors: [
        {
          message: 'It isn’t known whether the draft was submitted. Reload the page to see where it stands.',
        },
      ],
    }
  if (answer.errors.length === 0) return { title: answer.title, errors: [{ message: answer.detail }] }
  return {
    title: 'Fix before submitting',
    errors: answer.errors.map(({ path, message }) => ({
      fieldId: path.replace(/^lintReasons\./, 'reason-').replace(/^(target\.storeNumbers).*/, '$1'),
      message,
    })),
  }
}
