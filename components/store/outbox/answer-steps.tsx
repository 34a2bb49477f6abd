'use client'

import { check, circleDashed } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'

import { useAnswerStep, type AnswerStep } from './use-answer.ts'

const STEPS = ['saved', 'sent', 'confirmed'] as const satisfies AnswerStep[]

type Texts = Record<AnswerStep | 'label' | 'notYet', string>
type Props = { noticeId: string; answeredAt: string | null; since: string | null; texts: Texts }

/** Where the answer is: on this phone, sent, or known to HQ. Never further than is known. */
export const AnswerSteps = ({ noticeId, answeredAt, since, texts }: Props) => {
  const step = useAnswerStep(noticeId, answeredAt, since)
  const reached = step === null ? -1 : STEPS.indexOf(step)
  return (
    <div role="status" className="empty:hidden">
      {step && (
        <ol
          aria-label={texts.label}
          className="flex flex-wrap gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 text-sm"
        >
          {STEPS.map((one, i) => (
            <li
              key={one}
              className={`inline-flex items-center gap-1.5 ${i <= reached ? 'font-medium text-strong' : 'text-muted'}`}
            >
              <Icon glyph={i <= reached ? check : circleDashed} size="md" />
              {texts[one]}
              {i > reached && <span className="sr-only">: {texts.notYet}</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
