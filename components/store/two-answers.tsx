'use client'

import { useState } from 'react'

import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'

import { useOutbox } from './outbox/outbox-context.ts'

export type AnswerToChoose = {
  id: string
  title: string
  lines: { key: string; text: string }[]
  proposed: boolean
}

type Props = {
  noticeId: string
  version: number
  knew: string | null
  answers: AnswerToChoose[]
  texts: Record<'title' | 'text' | 'proposed' | 'use', string>
}

/** Two people counted otherwise: both answers, one below the other, and a press that says which is right. */
export const TwoAnswers = ({ noticeId, version, knew, answers, texts }: Props) => {
  const { say } = useOutbox()
  const [chosen, choose] = useState<string | null>(null)
  const use = async (responseId: string) => {
    choose(responseId)
    const said = await say({ kind: 'choose', noticeId, version, knew, responseId })
    if (typeof said === 'object') choose(null)
  }
  return (
    <Banner tone="waiting" live="polite" title={texts.title}>
      <p>{texts.text}</p>
      <ul className="mt-3 flex flex-col gap-3">
        {answers.map(({ id, title, lines, proposed }) => (
          <li key={id} className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-3">
            <span className="flex flex-wrap items-center gap-2 text-base font-semibold text-strong">
              {title}
              {proposed && <Badge glyph={null}>{texts.proposed}</Badge>}
            </span>
            {lines.map(({ key, text }) => (
              <span key={key} className="text-base wrap-anywhere">
                {text}
              </span>
            ))}
            <Button
              size="lg"
              className="mt-1"
              pending={chosen === id}
              aria-label={`${texts.use}: ${title}`}
              onClick={() => void use(id)}
            >
              {texts.use}
            </Button>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
